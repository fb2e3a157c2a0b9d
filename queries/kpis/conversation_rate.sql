-- kpi: conversation_rate
-- id: W04
-- name: Conversation rate per post
-- name ar: معدل التعليقات لكل منشور
-- means: Comments per post whose comments are known.
-- means ar: عدد التعليقات لكل منشور تُعرف تعليقاته.
-- theme: spread
-- shown as: decimal
-- better: higher
-- class: R
-- counted: u
-- basis: lifetime
-- by: unit, channel
-- covers: posts_with_comments / posts of post_daily
-- brings: meta_facebook_posts, meta_instagram_posts, x_posts, linkedin_posts, tiktok_posts, youtube_posts, plain_posts
-- needs: 1
-- source: Avinash Kaushik, conversation rate
select
    date_trunc($period, day)::date as period_start,
    unit,
    channel,
    sum(comments) as numerator,
    sum(posts_with_comments) as denominator,
from post_daily
where day >= $since and day < $until
group by unit, cube (period_start, channel)
order by all
