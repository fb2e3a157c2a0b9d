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
-- brings: plain_spend, plain_coverage, plain_posts
-- needs: 0
-- finest: month
-- source: own definition
with own as (
    select
        date_trunc('month', day)::date as month,
        unit,
        of_unit,
        channel,
        sum(amount) as cost,
    from spend_daily
    where day >= $since and day < $until and not is_traditional
    group by all
),

shown as (
    select
        date_trunc('month', day)::date as month,
        unit,
        of_unit,
        channel,
        sum(impressions) as impressions,
    from post_daily
    where day >= $since and day < $until and impressions is not null
    group by all
),

bought as (
    select
        date_trunc('month', day)::date as month,
        unit,
        of_unit,
        channel,
        sum(amount) as cost,
    from spend_daily
    where day >= $since and day < $until and is_traditional
    group by all
),

seen as (
    select
        date_trunc('month', day)::date as month,
        unit,
        of_unit,
        channel,
        sum(exposures) as exposures,
        sum(least) as least,
        sum(most) as most,
    from coverage_daily
    where day >= $since and day < $until and kind = 'paid'
    group by all
),

paired as (
    select
        own.month,
        own.unit,
        own.cost as own_cost,
        shown.impressions,
        null as bought_cost,
        null as exposures,
        null as least,
        null as most,
    from own
    inner join shown
        on
            own.month = shown.month
            and own.unit is not distinct from shown.unit
            and own.of_unit = shown.of_unit
            and own.channel = shown.channel
    union all
    select
        bought.month,
        bought.unit,
        null as own_cost,
        null as impressions,
        bought.cost as bought_cost,
        seen.exposures,
        seen.least,
        seen.most,
    from bought
    inner join seen
        on
            bought.month = seen.month
            and bought.unit is not distinct from seen.unit
            and bought.of_unit = seen.of_unit
            and bought.channel = seen.channel
),

pooled as (
    select
        date_trunc($period, month)::date as period_start,
        unit,
        1000 * sum(own_cost) / nullif(sum(impressions), 0) as own_cost,
        1000 * sum(bought_cost) / nullif(sum(exposures), 0) as bought_cost,
        sum(least) / nullif(sum(exposures), 0) as least,
        sum(most) / nullif(sum(exposures), 0) as most,
    from paired
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
