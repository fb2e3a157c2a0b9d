-- kpi: engagement_rate_by_impressions
-- id: C06
-- name: Engagement rate by impressions
-- name ar: معدل التفاعل من مرات الظهور
-- means: Of every time a post was shown, the share that led to a reaction, comment, share, save or
--   click. Posts without a known figure for either are left out.
-- means ar: من كل مرة عُرض فيها منشور، نسبة ما أدى إلى تفاعل أو تعليق أو مشاركة أو حفظ أو نقرة.
--   تُستبعد المنشورات التي لا يُعرف لها أحد الرقمين.
-- theme: connection
-- shown as: percent
-- better: higher
-- class: R
-- basis: lifetime
-- by: unit, channel
-- covers: posts_engaged / posts of post_daily
-- brings: meta_facebook_posts, meta_instagram_posts, x_posts, linkedin_posts, tiktok_posts,
--   youtube_posts, plain_posts
-- needs: 100
-- source: common practice, as LinkedIn counts it
select
    date_trunc($period, day)::date as period_start,
    unit,
    channel,
    sum(engagements_of_seen) as numerator,
    sum(impressions_of_engaged) as denominator,
from post_daily
where day >= $since and day < $until
group by unit, cube (period_start, channel)
order by all
