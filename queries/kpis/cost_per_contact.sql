-- kpi: cost_per_contact
-- id: V04
-- name: Cost per contact
-- name ar: تكلفة التواصل الواحد
-- means: What it cost to handle one contact: a service completed on the channel. Only months and
--   channels with both cost and contacts count.
-- means ar: تكلفة معالجة تواصل واحد، أي معاملة أُنجزت عبر القناة. تُحسب الأشهر والقنوات التي
--   تتوفر فيها التكلفة والتواصل معاً.
-- theme: cost
-- shown as: money
-- better: lower
-- class: R
-- basis: period
-- by: unit, channel
-- brings: plain_investments, plain_actions
-- needs: 1
-- finest: month
-- source: GOV.UK cost per transaction; Socitm
with spent as (
    select
        date_trunc('month', day)::date as month,
        unit,
        of_unit,
        channel,
        sum(amount) as amount,
    from investment_daily
    where day >= $since and day < $until and subject = 'contact' and kind = 'cost'
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
    where day >= $since and day < $until and kind = 'service'
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
