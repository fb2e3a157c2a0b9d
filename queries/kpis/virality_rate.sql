-- kpi: virality_rate
-- id: W02
-- name: Virality rate
-- name ar: معدل الانتشار
-- means: Of every time a post was shown, the share that led to a share.
-- means ar: من كل مرة عُرض فيها منشور، نسبة ما أدى إلى مشاركته.
-- theme: spread
-- shown as: percent
-- better: higher
-- class: R
-- basis: lifetime
-- by: unit, channel
-- covers: posts_shared / posts of post_daily
-- brings: meta_facebook_posts, meta_instagram_posts, x_posts, linkedin_posts, tiktok_posts,
--   youtube_posts, plain_posts
-- needs: 100
-- source: Avinash Kaushik, rates
select
    date_trunc($period, day)::date as period_start,
    unit,
    channel,
    sum(shares_of_seen) as numerator,
    sum(impressions_of_shared) as denominator,
from post_daily
where day >= $since and day < $until
group by unit, cube (period_start, channel)
order by all
