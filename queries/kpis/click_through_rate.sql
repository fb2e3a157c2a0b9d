-- kpi: click_through_rate
-- id: P01
-- name: Click-through rate
-- name ar: معدل النقر
-- means: Of every time a post was shown, the share that led to a click on its link.
-- means ar: من كل مرة عُرض فيها منشور، نسبة ما أدى إلى نقرة على رابطه.
-- theme: performance
-- shown as: percent
-- better: higher
-- class: R
-- basis: lifetime
-- by: unit, channel
-- covers: posts_clicked / posts of post_daily
-- brings: meta_facebook_posts, meta_instagram_posts, x_posts, linkedin_posts, tiktok_posts,
--   youtube_posts, plain_posts
-- needs: 100
-- source: digital.gov, conversions
select
    date_trunc($period, day)::date as period_start,
    unit,
    channel,
    sum(link_clicks_of_seen) as numerator,
    sum(impressions_of_clicked) as denominator,
from post_daily
where day >= $since and day < $until
group by unit, cube (period_start, channel)
order by all
