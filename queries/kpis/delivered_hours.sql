-- kpi: delivered_hours
-- id: L01D
-- name: Delivered training hours
-- name ar: ساعات التدريب المقدَّمة
-- means: Length of the sessions held, whoever came. A session counts for the unit that held it.
-- means ar: مجموع أطوال الجلسات المنعقدة أياً كان عدد الحضور. تُحسب الجلسة للجهة التي عقدتها.
-- theme: training
-- shown as: hours
-- better: higher
-- class: A
-- basis: period
-- by: unit
-- brings: plain_sessions
-- needs: 1
-- source: own definition, beside L01
select
    date_trunc($period, day)::date as period_start,
    unit,
    null::varchar as channel,
    sum(hours) as numerator,
    null::double as denominator,
from session_daily
where day >= $since and day < $until
group by unit, cube (period_start)
order by all
