-- kpi: first_contact_resolution
-- id: E05
-- name: First-contact resolution
-- name ar: الحل من أول تواصل
-- means: Of the cases closed, the share closed with one reply and not opened again within seven
--   days. A case counts once those days have passed, in the period in which it was brought.
-- means ar: من الحالات المغلقة، نسبة ما أُغلق برد واحد ولم يُفتح ثانية خلال سبعة أيام. تُحسب
--   الحالة بعد انقضاء هذه الأيام، وفي فترة ورودها.
-- theme: service
-- shown as: percent
-- better: higher
-- class: R
-- counted: p
-- basis: period
-- by: unit, channel
-- brings: plain_cases
-- needs: 1
-- source: own definition
select
    date_trunc($period, day)::date as period_start,
    unit,
    channel,
    sum(closed_at_once) as numerator,
    sum(closed) as denominator,
from case_daily
where day >= $since and day < $until and closed > 0
group by unit, cube (period_start, channel)
order by all
