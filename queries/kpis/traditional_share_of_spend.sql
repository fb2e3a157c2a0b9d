-- kpi: traditional_share_of_spend
-- id: T01
-- name: Traditional share of spend
-- name ar: حصة الإعلام التقليدي من الإنفاق
-- means: Of all money spent on communication, the share that went to television, radio, press and
--   outdoor.
-- means ar: من كل الإنفاق على التواصل، حصة التلفزيون والإذاعة والصحافة وإعلانات الطرق.
-- theme: cost
-- shown as: percent
-- better: lower
-- class: R
-- basis: period
-- by: unit
-- brings: plain_spend
-- needs: 1
-- finest: month
-- source: own definition
select
    date_trunc($period, day)::date as period_start,
    unit,
    null::varchar as channel,
    coalesce(sum(amount) filter (is_traditional), 0) as numerator,
    sum(amount) as denominator,
from spend_daily
where day >= $since and day < $until
group by unit, cube (period_start)
order by all
