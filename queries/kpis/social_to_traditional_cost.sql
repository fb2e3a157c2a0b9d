-- kpi: social_to_traditional_cost
-- id: V05
-- name: Social to traditional cost ratio
-- name ar: نسبة كلفة التواصل الاجتماعي إلى التقليدي
-- means: What a thousand impressions on own channels cost, divided by what a thousand exposures
--   in paid traditional media cost; below 1 own channels are cheaper. The range is that of the
--   estimated exposures. Only months and channels with both cost and reach count.
-- means ar: تكلفة ألف ظهور عبر القنوات الذاتية مقسومة على تكلفة ألف تعرّض في الإعلام التقليدي
--   المدفوع، وما دون 1 يعني أن القنوات الذاتية أرخص. المدى هو مدى تقدير التعرّض. تُحسب الأشهر
--   والقنوات التي تتوفر فيها التكلفة والظهور معاً.
-- theme: cost
-- shown as: decimal
-- better: lower
-- class: D
-- basis: lifetime
-- by: unit
-- between: estimates
-- brings: plain_spend, plain_coverage, plain_posts
-- needs: 0
-- finest: month
-- source: own definition
with pooled as (
    select
        date_trunc($period, day)::date as period_start,
        unit,
        1000 * sum(own_cost) / nullif(sum(impressions), 0) as own_cost,
        1000 * sum(bought_cost) / nullif(sum(exposures), 0) as bought_cost,
        sum(least) / nullif(sum(exposures), 0) as least,
        sum(most) / nullif(sum(exposures), 0) as most,
    from media_monthly
    where day >= date_trunc('month', $since) and day < $until
    group by unit, cube (period_start)
)

select
    period_start,
    unit,
    null::varchar as channel,
    own_cost as numerator,
    bought_cost as denominator,
    own_cost / bought_cost * least as lower,
    own_cost / bought_cost * most as upper,
from pooled
where own_cost is not null and bought_cost > 0
order by all
