-- kpi: impressions
-- id: C04
-- name: Impressions or views
-- name ar: مرات الظهور أو المشاهدة
-- means: How often posts published in the period were shown. Platforms count differently: LinkedIn
--   half a post for 300 ms, others on load; YouTube and TikTok views.
-- means ar: عدد مرات عرض المنشورات المنشورة في الفترة. تختلف المنصات في طريقة العد.
-- theme: connection
-- shown as: count
-- better: higher
-- class: A
-- basis: lifetime
-- by: unit, channel
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
