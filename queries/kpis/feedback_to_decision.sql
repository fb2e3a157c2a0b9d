-- kpi: feedback_to_decision
-- id: E10
-- name: Feedback-to-decision time
-- name ar: زمن وصول الملاحظات إلى القرار
-- means: Half of the cases brought in the period led to a decision within this many days. Those
--   still undecided count as longer than any; blank where half are.
-- means ar: نصف الحالات الواردة في الفترة وصل إلى قرار خلال هذا العدد من الأيام. تُحسب الحالات
--   التي لم يُبتّ فيها أطول من غيرها، ولا تظهر قيمة إذا بلغت النصف.
-- theme: service
-- shown as: days
-- better: lower
-- class: M
-- basis: period
-- by: unit, channel
-- brings: plain_cases
-- needs: 1
-- source: Barcelona Principle 7
with brought as (
    select
        day,
        unit,
        channel,
        coalesce(decision_days, 'inf'::double) as days,
        unnest(range(cases)) as nth,
    from case_daily
    where day >= $since and day < $until
),

placed as (
    select
        date_trunc($period, day)::date as period_start,
        unit,
        channel,
        quantile_cont(days, 0.5) as days,
    from brought
    group by unit, cube (period_start, channel)
)

select
    period_start,
    unit,
    channel,
    case when isfinite(days) then days end as numerator,
    null::double as denominator,
from placed
order by all
