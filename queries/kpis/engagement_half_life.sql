-- kpi: engagement_half_life
-- id: S03
-- name: Engagement half-life
-- name ar: عمر النصف للتفاعل
-- means: Half of the posts gathered half of their thirty-day engagements within this time. Only
--   posts exported more than once count: within two days of publishing, and again after thirty.
-- means ar: نصف المنشورات جمعت نصف تفاعلات أيامها الثلاثين خلال هذه المدة. لا تُحسب إلا منشورات
--   صُدِّرت أرقامها أكثر من مرة: خلال يومين من النشر، ثم بعد ثلاثين يوماً.
-- theme: speed
-- shown as: minutes
-- better: neutral
-- class: M
-- basis: lifetime
-- by: unit, channel
-- covers: posts_measured / posts_mature of post_speed
-- brings: meta_facebook_posts, meta_instagram_posts, plain_posts
-- needs: 1
-- source: own definition, interpolated between captures
with measured as (
    select
        day,
        unit,
        channel,
        minutes,
        unnest(range(posts_measured)) as nth,
    from post_speed
    where day >= $since and day < $until and minutes is not null
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
