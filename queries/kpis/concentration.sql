-- kpi: concentration
-- id: W06
-- name: Concentration of engagement
-- name ar: تركّز التفاعل
-- means: Of all engagements, the share of the tenth of the posts that had most. Above a thousand
--   engagements posts are counted in steps of one per cent.
-- means ar: من كل التفاعلات، حصة عُشر المنشورات الأكثر تفاعلاً. تُعدّ المنشورات التي تتجاوز ألف
--   تفاعل بخطوات قدرها 1٪.
-- theme: spread
-- shown as: percent
-- better: neutral
-- class: D
-- basis: lifetime
-- by: unit, channel
-- brings: meta_facebook_posts, meta_instagram_posts, x_posts, linkedin_posts, tiktok_posts, youtube_posts, plain_posts
-- needs: 1
-- finest: month
-- source: own definition
with counted as (
    select
        date_trunc($period, day)::date as period_start,
        unit,
        channel,
        step,
        sum(posts) as posts,
        sum(engagements) as engagements,
    from post_engagements
    where day >= $since and day < $until
    group by unit, step, cube (period_start, channel)
),

ranked as (
    select
        *,
        sum(posts) over from_top - posts as posts_above,
        ceil(0.1 * sum(posts) over (partition by period_start, unit, channel)) as top_posts,
    from counted
    window from_top as (partition by period_start, unit, channel order by step desc)
)

select
    period_start,
    unit,
    channel,
    sum(
        engagements * least(greatest(top_posts - posts_above, 0), posts) / posts
    ) as numerator,
    sum(engagements) as denominator,
from ranked
group by all
order by all
