-- kpi: effect_size
-- id: L08
-- name: Effect size of the training
-- name ar: حجم أثر التدريب
-- means: How far the mean score after a module lies above the mean before it, in standard
--   deviations of the scores before; only learners assessed both times.
-- means ar: كم يعلو متوسط الدرجات بعد الوحدة عن متوسطها قبلها، بوحدات الانحراف المعياري للدرجات
--   قبلها، للمتدربين الذين قُيّموا في المرتين فقط.
-- theme: training
-- shown as: decimal
-- better: higher
-- class: D
-- basis: period
-- by: unit
-- people: yes
-- brings: plain_assessments
-- needs: 0
-- source: Cohen (1988), with the deviation before
with pooled as (
    select
        date_trunc($period, day)::date as period_start,
        unit,
        sum(matched) as matched,
        count(distinct learner) as people,
        sum(gain) as gain,
        sum(squares_gained) as squares_gained,
        sqrt(
            greatest(sum(squares_before) - pow(sum(points_before), 2) / sum(matched), 0)
            / nullif(sum(matched) - 1, 0)
        ) as deviation,
    from assessment_daily
    where day >= $since and day < $until and matched > 0
    group by unit, cube (period_start)
),

erring as (
    select
        *,
        t_95(matched - 1) * sqrt(
            greatest(squares_gained - gain * gain / matched, 0)
            / nullif(matched - 1, 0) / matched
        ) as margin,
    from pooled
)

select
    period_start,
    unit,
    null::varchar as channel,
    gain / matched as numerator,
    deviation as denominator,
    (gain / matched - margin) / deviation as lower,
    (gain / matched + margin) / deviation as upper,
    people,
from erring
where deviation > 0
order by all
