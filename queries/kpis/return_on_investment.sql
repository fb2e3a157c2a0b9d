-- kpi: return_on_investment
-- id: V07
-- name: Return on investment
-- name ar: العائد على الاستثمار
-- means: What the benefits of communicating on own channels are worth, less what it cost with
--   set-up, divided by that cost. Benefits come from the register of benefits; never from what
--   advertising would have cost.
-- means ar: قيمة منافع التواصل عبر القنوات الذاتية ناقص كلفته مع التأسيس، مقسومةً على تلك الكلفة.
--   تؤخذ المنافع من سجل المنافع، لا من كلفة إعلان مماثل.
-- theme: cost
-- shown as: percent
-- better: higher
-- class: D
-- basis: period
-- by: unit
-- brings: plain_investments, plain_spend
-- needs: 1
-- finest: month
-- source: GCS; Barcelona Principle 5
with booked as (
    select
        day,
        unit,
        case when kind = 'benefit' then amount else 0 end as benefit,
        case when kind = 'cost' then amount else 0 end as cost,
    from investment_daily
    where day >= $since and day < $until and subject in ('communication', 'set-up')
    union all
    select
        day,
        unit,
        0 as benefit,
        amount as cost,
    from spend_daily
    where day >= $since and day < $until and not is_traditional
)

select
    date_trunc($period, day)::date as period_start,
    unit,
    null::varchar as channel,
    sum(benefit) - sum(cost) as numerator,
    sum(cost) as denominator,
from booked
group by unit, cube (period_start)
having sum(benefit) > 0
order by all
