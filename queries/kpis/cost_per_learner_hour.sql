-- kpi: cost_per_learner_hour
-- id: L10
-- name: Cost per learner-hour
-- name ar: تكلفة ساعة التدريب للمتدرب
-- means: Full cost of the training for each hour that a learner spent in a session. Only months
--   with both cost and hours count.
-- means ar: الكلفة الكاملة للتدريب عن كل ساعة قضاها متدرب في جلسة. تُحسب الأشهر التي تتوفر فيها
--   الكلفة والساعات معاً.
-- theme: training
-- shown as: money
-- better: lower
-- class: R
-- basis: period
-- by: unit
-- people: yes
-- brings: plain_investments, plain_attendance
-- needs: 1
-- finest: month
-- source: ISO 30414; Phillips level 0
with spent as (
    select
        date_trunc('month', day)::date as month,
        unit,
        sum(amount) as amount,
    from investment_daily
    where day >= $since and day < $until and subject = 'training' and kind = 'cost'
    group by all
),

learned as (
    select
        date_trunc('month', day)::date as month,
        unit,
        sum(attended_hours) as hours,
        list(distinct learner) filter (attended_hours > 0) as learners,
    from learner_daily
    where day >= $since and day < $until
    group by all
)

select
    date_trunc($period, spent.month)::date as period_start,
    spent.unit,
    null::varchar as channel,
    sum(spent.amount) as numerator,
    sum(learned.hours) as denominator,
    len(list_distinct(flatten(list(learned.learners)))) as people,
from spent
inner join learned
    on spent.month = learned.month and spent.unit is not distinct from learned.unit
group by spent.unit, cube (period_start)
order by all
