-- kpi: digital_take_up
-- id: P04
-- name: Digital take-up
-- name ar: معدل استخدام القناة الرقمية
-- means: Of all transactions completed, the share done by a digital channel; counter, telephone
--   and post are the others.
-- means ar: من كل المعاملات المنجزة، نسبة ما أُنجز عبر قناة رقمية، وما عداها المكتب والهاتف
--   والبريد.
-- theme: performance
-- shown as: percent
-- better: higher
-- class: R
-- counted: p
-- basis: period
-- by: unit
-- brings: plain_actions
-- needs: 1
-- source: GOV.UK digital take-up
select
    date_trunc($period, day)::date as period_start,
    unit,
    null::varchar as channel,
    coalesce(sum(completed) filter (is_digital), 0) as numerator,
    sum(completed) as denominator,
from action_daily
where day >= $since and day < $until and kind = 'service'
group by unit, cube (period_start)
order by all
