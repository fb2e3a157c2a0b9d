-- kpi: segment_affinity
-- id: G07
-- name: Affinity of the target group
-- name ar: ميل الفئة المستهدفة
-- means: The share of impressions shown to the target group, divided by its share of the
--   population: above 1 it sees more of us than others do.
-- means ar: حصة الفئة المستهدفة من مرات الظهور مقسومة على حصتها من السكان، وما فوق 1 يعني أنها
--   ترى محتوانا أكثر من غيرها.
-- theme: targeting
-- shown as: decimal
-- better: higher
-- class: D
-- basis: period
-- by: unit, channel
-- brings: plain_audience, plain_population
-- needs: 0
-- finest: month
-- source: own definition
with people as (
    select
        dimension,
        segment,
        max_by(is_target, day) as is_target,
        max_by(people, day) as people,
    from population_count
    where unit is null and day < $until and dimension <> 'employees'
    group by all
),

aimed as (
    select
        dimension,
        sum(people) filter (is_target) as people,
        sum(people) as everybody,
    from people
    group by all
    having bool_or(is_target)
),

shown as (
    select
        date_trunc($period, audience_span.day)::date as period_start,
        audience_span.unit,
        audience_span.channel,
        sum(audience_span.impressions) filter (people.is_target) as on_target,
        sum(audience_span.impressions) as impressions,
    from audience_span
    inner join people
        on
            audience_span.dimension = people.dimension
            and audience_span.member = people.segment
    where
        audience_span.day >= $since
        and audience_span.until <= $until
        and audience_span.dimension in (select aimed.dimension, from aimed)
    group by audience_span.unit, cube (period_start, audience_span.channel)
)

select
    period_start,
    unit,
    channel,
    on_target / nullif(impressions, 0) as numerator,
    (select sum(aimed.people) / sum(aimed.everybody), from aimed) as denominator,
from shown
order by all
