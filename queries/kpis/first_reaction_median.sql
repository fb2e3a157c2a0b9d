-- kpi: first_reaction_median
-- id: S01
-- name: Median time to first reaction
-- name ar: وسيط زمن أول تفاعل
-- means: Half of the posts that somebody reacted to had their first reaction or comment within
--   this time.
-- means ar: نصف المنشورات التي تفاعل معها أحد حصل على أول تفاعل أو تعليق خلال هذه المدة.
-- theme: speed
-- shown as: minutes
-- better: lower
-- class: M
-- basis: lifetime
-- by: unit, channel
-- brings: plain_interactions, meta_facebook_posts, meta_instagram_posts, x_posts, linkedin_posts, tiktok_posts, youtube_posts, plain_posts
-- needs: 1
-- source: own definition
with measured as (
    select
        day,
        unit,
        channel,
        minutes,
        unnest(range(posts)) as nth,
    from reaction_minutes
    where day >= $since and day < $until
)

select
    date_trunc($period, day)::date as period_start,
    unit,
    channel,
    quantile_cont(minutes, 0.5) as numerator,
    null::double as denominator,
from measured
group by unit, cube (period_start, channel)
order by all
