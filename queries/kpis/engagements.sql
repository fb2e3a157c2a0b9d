-- kpi: engagements
-- id: C05
-- name: Engagements
-- name ar: التفاعلات
-- means: Reactions, comments, shares, saves and clicks on posts published in the period.
-- means ar: الإعجابات والتعليقات والمشاركات والحفظ والنقرات على المنشورات المنشورة في الفترة.
-- theme: connection
-- shown as: count
-- better: higher
-- class: A
-- basis: lifetime
-- by: unit, channel
-- covers: posts_with_engagements / posts of post_daily
-- brings: meta_facebook_posts, meta_instagram_posts, x_posts, linkedin_posts, tiktok_posts,
--   youtube_posts, plain_posts
-- needs: 1
-- source: digital.gov, Social Media Metrics for Federal Agencies (2013)
select
    date_trunc($period, day)::date as period_start,
    unit,
    channel,
    sum(engagements) as numerator,
    null::double as denominator,
from post_daily
where day >= $since and day < $until
group by unit, cube (period_start, channel)
order by all
