-- kpi: on_target_share
-- id: G02
-- name: On-target share
-- name ar: حصة الفئة المستهدفة من الظهور
-- means: Of the impressions of which the age, place or other group is known, the share shown to
--   the target group.
-- means ar: من مرات الظهور المعروفة الفئة، كالعمر أو المكان، حصة ما ظهر للفئة المستهدفة.
-- theme: targeting
-- shown as: percent
-- better: higher
-- class: R
-- basis: period
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

shown as (
    select
        audience_span.day,
        audience_span.unit,
        audience_span.channel,
        audience_span.impressions,
        target_group.segment is not null as is_target,
    from audience_span
    left join target_group
        on
            audience_span.dimension = target_group.dimension
            and audience_span.member = target_group.segment
    where
        audience_span.day >= $since
        and audience_span.until <= $until
        and audience_span.impressions is not null
        and audience_span.member <> 'unknown'
        and audience_span.dimension in (select wanted.dimension, from target_group as wanted)
)

select
    date_trunc($period, day)::date as period_start,
    unit,
    channel,
    coalesce(sum(impressions) filter (is_target), 0) as numerator,
    sum(impressions) as denominator,
from shown
group by unit, cube (period_start, channel)
order by all
