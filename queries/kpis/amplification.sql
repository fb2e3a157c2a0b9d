-- kpi: amplification
-- id: W01
-- name: Amplification per post
-- name ar: معدل إعادة النشر لكل منشور
-- means: Shares per post whose shares are known; some divide by followers instead.
-- means ar: عدد المشاركات لكل منشور تُعرف مشاركاته، وبعضهم يقسم على المتابعين.
-- theme: spread
-- shown as: decimal
-- better: higher
-- class: R
-- counted: u
-- basis: lifetime
-- by: unit, channel
-- covers: posts_with_shares / posts of post_daily
-- brings: meta_facebook_posts, meta_instagram_posts, x_posts, linkedin_posts, tiktok_posts,
--   youtube_posts, plain_posts
-- needs: 1
-- source: Avinash Kaushik, amplification rate
select
    date_trunc($period, day)::date as period_start,
    unit,
    channel,
    sum(shares) as numerator,
    sum(posts_with_shares) as denominator,
from post_daily
where day >= $since and day < $until
group by unit, cube (period_start, channel)
order by all
