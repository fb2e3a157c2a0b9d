-- kpi: target_group_coverage
-- id: G01
-- name: Target-group coverage
-- name ar: نسبة تغطية الفئة المستهدفة
-- means: Of the people in the target group, the share reached. Only ranges add up over accounts
--   and stretches of time: from the largest part to the sum of the parts, and no more than
--   everybody.
-- means ar: من أفراد الفئة المستهدفة، نسبة من وصل إليهم المحتوى. لا يُعرف عبر الحسابات والفترات
--   إلا مدى، من أكبر الأجزاء إلى مجموعها وبما لا يتجاوز الجميع.
-- theme: targeting
-- shown as: percent
-- better: higher
-- class: U
-- basis: period
-- apart: groups of a target group
-- by: unit, channel
-- brings: plain_audience, plain_population
-- needs: 1
-- finest: month
-- source: own definition
with target_group as (
    select
        dimension,
        segment,
        max_by(people, day) as people,
    from population_count
    where unit is null and day < $until
    group by all
    having max_by(is_target, day)
),

per_part as (
    select
        date_trunc($period, audience_span.day)::date as period_start,
        audience_span.unit,
        audience_span.channel,
        audience_span.dimension,
        audience_span.member,
        max(audience_span.reach) as least,
        sum(audience_span.reach) as most,
        any_value(target_group.people) as people,
    from audience_span
    inner join target_group
        on
            audience_span.dimension = target_group.dimension
            and audience_span.member = target_group.segment
    where
        audience_span.day >= $since
        and audience_span.until <= $until
        and audience_span.reach is not null
        and target_group.people > 0
    group by
        audience_span.unit,
        audience_span.dimension,
        audience_span.member,
        cube (period_start, audience_span.channel)
),

bounded as (
    select
        period_start,
        unit,
        channel,
        sum(least(least, people)) as least,
        sum(least(most, people)) as most,
        sum(people) as people,
    from per_part
    group by all
)

select
    period_start,
    unit,
    channel,
    case when least = most then least end as numerator,
    people as denominator,
    least / people as lower,
    most / people as upper,
from bounded
order by all
