-- kpi: posts
-- id: C11
-- name: Posts published
-- name ar: المنشورات
-- means: Posts published in the period.
-- means ar: عدد المنشورات المنشورة في الفترة.
-- theme: connection
-- shown as: count
-- better: neutral
-- class: A
-- basis: lifetime
-- by: unit, channel
-- brings: meta_facebook_posts, meta_instagram_posts, x_posts, linkedin_posts, tiktok_posts,
--   youtube_posts, plain_posts
-- needs: 1
-- source: own count
select
    date_trunc($period, day)::date as period_start,
    unit,
    channel,
    sum(posts) as numerator,
    null::double as denominator,
from post_daily
where day >= $since and day < $until
group by unit, cube (period_start, channel)
order by all
