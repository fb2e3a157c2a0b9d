-- kpi: topic_engagement_rate
-- id: G03
-- name: Topic engagement rate
-- name ar: معدل تفاعل الموضوع
-- means: Of every time a post with a known topic was shown, the share that led to an engagement.
--   A post with several topics counts once for each, so topics do not add up to a total.
-- means ar: من كل مرة عُرض فيها منشور معروف الموضوع، نسبة ما أدى إلى تفاعل. يُحسب المنشور متعدد
--   الموضوعات مرة لكل موضوع، فلا تُجمع الموضوعات في إجمالي.
-- theme: targeting
-- shown as: percent
-- better: higher
-- class: R
-- basis: lifetime
-- by: unit, channel
-- brings: plain_post_labels, plain_posts
-- needs: 100
-- source: digital.gov, campaigns
select
    date_trunc($period, day)::date as period_start,
    unit,
    channel,
    sum(engagements_of_seen) as numerator,
    sum(impressions_of_engaged) as denominator,
from topic_daily
where day >= $since and day < $until
group by unit, cube (period_start, channel)
order by all
