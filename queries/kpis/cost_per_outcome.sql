-- kpi: cost_per_outcome
-- id: V03
-- name: Cost per outcome
-- name ar: تكلفة النتيجة
-- means: Full cost (media, staff time, production) of one completed action of a campaign. Only
--   months and channels with both cost and outcomes count.
-- means ar: التكلفة الكاملة (إعلانات ووقت الموظفين وإنتاج) لكل إجراء أُنجز ضمن حملة. تُحسب الأشهر
--   والقنوات التي تتوفر فيها التكلفة والنتائج معاً.
-- theme: cost
-- shown as: money
-- better: lower
-- class: R
-- basis: period
-- by: unit, channel
-- brings: plain_spend, plain_actions
-- needs: 1
-- finest: month
-- source: GCS Evaluation Cycle
with spent as (
    select
        date_trunc('month', day)::date as month,
        unit,
        of_unit,
        channel,
        sum(amount) as amount,
    from spend_daily
    where day >= $since and day < $until and not is_traditional
    group by all
),

reached as (
    select
        date_trunc('month', day)::date as month,
        unit,
        of_unit,
        channel,
        sum(completed) as units,
    from action_daily
    where day >= $since and day < $until and kind = 'campaign'
    group by all
)

select
    date_trunc($period, spent.month)::date as period_start,
    spent.unit,
    spent.channel,
    sum(spent.amount) as numerator,
    sum(reached.units) as denominator,
from spent
inner join reached
    on
        spent.month = reached.month
        and spent.unit is not distinct from reached.unit
        and spent.of_unit = reached.of_unit
        and spent.channel = reached.channel
where reached.units is not null
group by spent.unit, cube (period_start, spent.channel)
order by all
