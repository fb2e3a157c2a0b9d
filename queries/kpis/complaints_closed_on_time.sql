-- kpi: complaints_closed_on_time
-- id: P05
-- name: Complaints closed on time
-- name ar: الشكاوى المغلقة ضمن المدة
-- means: Of the complaints brought in the period, the share closed within their limit. Those open
--   within their limit are left out.
-- means ar: من الشكاوى الواردة في الفترة، نسبة ما أُغلق ضمن مدته. تُستبعد الشكاوى المفتوحة التي
--   لم تنقضِ مدتها.
-- theme: performance
-- shown as: percent
-- better: higher
-- class: R
-- counted: p
-- basis: period
-- by: unit, channel
-- brings: plain_cases
-- needs: 1
-- source: limits per kind as in Tawasul
select
    date_trunc($period, day)::date as period_start,
    unit,
    channel,
    sum(closed_in_time) as numerator,
    sum(due) as denominator,
from case_daily
where day >= $since and day < $until and kind = 'complaint' and due > 0
group by unit, cube (period_start, channel)
order by all
