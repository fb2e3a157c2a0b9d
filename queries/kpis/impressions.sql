-- kpi: impressions
-- id: C04
-- name: Impressions or views
-- name ar: مرات الظهور أو المشاهدة
-- means: How often posts published in the period were shown. Platforms count differently: LinkedIn
--   once half a post has been on screen for 300 ms, others on load; YouTube and TikTok count views.
-- means ar: عدد مرات عرض المنشورات المنشورة في الفترة. تختلف المنصات في العد: لينكدإن بعد ظهور نصف
--   المنشور على الشاشة 300 ملّي ثانية، وغيره عند التحميل، ويوتيوب وتيك توك يعدّان المشاهدات.
-- theme: connection
-- shown as: count
-- better: higher
-- class: A
-- basis: lifetime
-- by: unit, channel
-- covers: posts_with_impressions / posts of post_daily
-- brings: meta_facebook_posts, meta_instagram_posts, x_posts, linkedin_posts, tiktok_posts,
--   youtube_posts, plain_posts
-- needs: 1
-- source: platform definitions
select
    date_trunc($period, day)::date as period_start,
    unit,
    channel,
    sum(impressions) as numerator,
    null::double as denominator,
from post_daily
where day >= $since and day < $until
group by unit, cube (period_start, channel)
order by all
