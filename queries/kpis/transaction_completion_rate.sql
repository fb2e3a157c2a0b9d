-- kpi: transaction_completion_rate
-- id: P03
-- name: Transaction completion rate
-- name ar: معدل إتمام المعاملة
-- means: Of the transactions that citizens started, the share they completed. Only days with both
--   figures count.
-- means ar: من المعاملات التي بدأها المواطنون، نسبة ما أتموه. لا تُحسب إلا الأيام التي يُعرف لها
--   الرقمان.
-- theme: performance
-- shown as: percent
-- better: higher
-- class: R
-- counted: p
-- basis: period
-- by: unit, channel
-- brings: plain_actions
-- needs: 1
-- source: GOV.UK completion rate
select
    date_trunc($period, day)::date as period_start,
    unit,
    channel,
    sum(completed_of_known) as numerator,
    sum(started_of_known) as denominator,
from action_daily
where day >= $since and day < $until and kind = 'service'
group by unit, cube (period_start, channel)
order by all
