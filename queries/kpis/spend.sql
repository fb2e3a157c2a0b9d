-- kpi: spend
-- id: V08
-- name: Communication spend
-- name ar: الإنفاق على التواصل
-- means: Money spent on communication, on own channels and in traditional media.
-- means ar: المبالغ المنفقة على التواصل عبر القنوات الذاتية ووسائل الإعلام التقليدية.
-- theme: cost
-- shown as: money
-- better: neutral
-- class: A
-- basis: period
-- by: unit, channel
-- brings: plain_spend
-- needs: 1
-- finest: month
-- source: own count
select
    date_trunc($period, day)::date as period_start,
    unit,
    channel,
    sum(amount) as numerator,
    null::double as denominator,
from spend_daily
where day >= $since and day < $until
group by unit, cube (period_start, channel)
order by all
