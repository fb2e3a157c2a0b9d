-- rollup: post_slot
-- means: What posts gathered by the month, weekday and three hours in which they were published, by
--   the office's clock. The weekday is 1 on Monday; the hours begin at `hour`.
-- of: post
-- day: day
-- basis: lifetime
-- rebuild: months
with counted as (
    select
        date_trunc('month', published_on)::date as day,
        unit,
        channel,
        isodow(published_on) as weekday,
        hour(published_at + interval 3 hour) // 3 * 3 as hour,
        coalesce(impressions, video_views) as impressions,
        engaged(
            reactions, comments, shares, saves, link_clicks, clicks, engagements
        ) as engagements,
    from post
    where published_on >= $since and published_on < $until and published_at is not null
)

select
    day,
    unit,
    channel,
    weekday,
    hour,
    count(*) as posts,
    sum(engagements)::bigint as engagements,
    sum(impressions)::bigint as impressions,
from counted
where impressions is not null and engagements is not null
group by all
