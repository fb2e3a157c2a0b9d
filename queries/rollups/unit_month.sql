-- rollup: unit_month
-- means: Each unit's own engagements and impressions by month, with the month from which its people
--   are trained: the one after the first of them had completed a programme; null where none has.
-- of: post, enrolment
-- reaches back: enrolment
-- day: day
-- basis: lifetime
-- rebuild: months
-- all months for: enrolment
with trained as (
    select
        unit,
        (date_trunc('month', min(completed_on)) + interval 1 month)::date as trained_from,
    from enrolment
    where status = 'completed'
    group by all
),

counted as (
    select
        date_trunc('month', published_on)::date as day,
        unit,
        coalesce(impressions, video_views) as impressions,
        engaged(
            reactions, comments, shares, saves, link_clicks, clicks, engagements
        ) as engagements,
    from post
    where published_on >= $since and published_on < $until
)

select
    counted.day,
    counted.unit,
    'all' as channel,
    trained.trained_from,
    sum(counted.engagements)::bigint as engagements,
    sum(counted.impressions)::bigint as impressions,
from counted
left join trained on counted.unit = trained.unit
where counted.impressions is not null and counted.engagements is not null
group by all
