-- kpi: first_day_share
-- id: S02
-- name: First-24-hour share
-- name ar: حصة أول 24 ساعة من التفاعل
-- means: Of the engagements a post has after thirty days, the share that came in its first 24 hours.
--   Only posts exported more than once count: within two days of publishing, and again after
--   thirty.
-- means ar: من تفاعلات المنشور بعد ثلاثين يوماً، نسبة ما جاء في أول 24 ساعة. لا تُحسب إلا منشورات
--   صُدِّرت أرقامها أكثر من مرة: خلال يومين من النشر، ثم بعد ثلاثين يوماً.
-- theme: speed
-- shown as: percent
-- better: higher
-- class: R
-- basis: lifetime
-- by: unit, channel
-- covers: posts_measured / posts_mature of post_speed
-- brings: meta_facebook_posts, meta_instagram_posts, plain_posts
-- needs: 20
-- source: own definition, on posts at least 30 days old
select
    date_trunc($period, day)::date as period_start,
    unit,
    channel,
    sum(engagements_day_1) as numerator,
    sum(engagements_day_30) as denominator,
from post_speed
where day >= $since and day < $until
group by unit, cube (period_start, channel)
order by all
