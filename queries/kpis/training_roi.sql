-- kpi: training_roi
-- id: L12
-- name: Training return on investment
-- name ar: العائد على التدريب
-- means: What the benefits of the training are worth once other causes are set apart, less its
--   full cost, divided by that cost. Each benefit says by which method the other causes were set
--   apart.
-- means ar: قيمة منافع التدريب بعد عزل الأسباب الأخرى، ناقص كلفته الكاملة، مقسومةً على تلك
--   الكلفة. تُذكر مع كل منفعة الطريقة التي عُزلت بها الأسباب الأخرى.
-- theme: training
-- shown as: percent
-- better: higher
-- class: D
-- basis: period
-- by: unit
-- brings: plain_investments
-- needs: 1
-- finest: month
-- source: Phillips level 5
with booked as (
    select
        day,
        unit,
        case when kind = 'benefit' then amount else 0 end as benefit,
        case when kind = 'cost' then amount else 0 end as cost,
    from investment_daily
    where day >= $since and day < $until and subject in ('training')
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
