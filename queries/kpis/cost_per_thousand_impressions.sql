-- kpi: cost_per_thousand_impressions
-- id: V01
-- name: Cost per thousand impressions
-- name ar: تكلفة الألف ظهور
-- means: Full cost (media, staff time, production) of showing posts a thousand times. Only months
--   with both cost and impressions count.
-- means ar: التكلفة الكاملة (إعلانات ووقت الموظفين وإنتاج) لكل ألف ظهور. تُحسب الأشهر التي تتوفر
--   فيها التكلفة والظهور معاً.
-- theme: cost
-- shown as: money
-- better: lower
-- class: R
-- basis: lifetime
-- by: unit, channel
-- brings: plain_spend, meta_facebook_posts, meta_instagram_posts, x_posts, linkedin_posts,
--   tiktok_posts, youtube_posts, plain_posts
-- needs: 1
-- finest: month
-- source: own definition
with spent as (
    select
        date_trunc('month', day)::date as month,
        unit,
        of_unit,
        channel,
        sum(amount) as amount,
    from spend_daily
    where day >= $since and day < $until and not is_traditional
    group by all
),

posted as (
    select
        date_trunc('month', day)::date as month,
        unit,
        of_unit,
        channel,
        sum(impressions) as impressions,
    from post_daily
    where day >= $since and day < $until
    group by all
)

select
    date_trunc($period, spent.month)::date as period_start,
    spent.unit,
    spent.channel,
    1000 * sum(spent.amount) as numerator,
    sum(posted.impressions) as denominator,
from spent
inner join posted
    on
        spent.month = posted.month
        and spent.unit is not distinct from posted.unit
        and spent.of_unit = posted.of_unit
        and spent.channel = posted.channel
where posted.impressions is not null
group by spent.unit, cube (period_start, spent.channel)
order by all
