-- kpi: cost_per_engagement
-- id: V02
-- name: Cost per engagement
-- name ar: تكلفة التفاعل
-- means: Full cost (media, staff time, production) of one engagement. Only months with both cost
--   and engagements count.
-- means ar: التكلفة الكاملة (إعلانات ووقت الموظفين وإنتاج) لكل تفاعل. تُحسب الأشهر التي تتوفر فيها
--   التكلفة والتفاعل معاً.
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
        sum(engagements) as engagements,
    from post_daily
    where day >= $since and day < $until
    group by all
)

select
    date_trunc($period, spent.month)::date as period_start,
    spent.unit,
    spent.channel,
    sum(spent.amount) as numerator,
    sum(posted.engagements) as denominator,
from spent
inner join posted
    on
        spent.month = posted.month
        and spent.unit is not distinct from posted.unit
        and spent.of_unit = posted.of_unit
        and spent.channel = posted.channel
where posted.engagements is not null
group by spent.unit, cube (period_start, spent.channel)
order by all
