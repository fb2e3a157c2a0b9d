-- kpi: employees_trained
-- id: L13
-- name: Share of employees trained
-- name ar: نسبة الموظفين المدرَّبين
-- means: Different employees who joined at least one session in the period, divided by the
--   average number of employees of the units that say how many they have.
-- means ar: الموظفون المختلفون الذين حضروا جلسة واحدة على الأقل في الفترة، مقسومين على متوسط عدد
--   موظفي الجهات التي أفادت بعددهم.
-- theme: training
-- shown as: percent
-- better: higher
-- class: U
-- counted: p
-- basis: period
-- by: unit
-- people: yes
-- brings: plain_population, plain_attendance
-- needs: 1
-- finest: month
-- source: ISO 30414 family
with employed as (
    select
        date_trunc($period, day)::date as period_start,
        unit,
        of_unit,
        avg(people) as people,
    from population_count
    where
        day >= $since
        and day < $until
        and dimension = 'employees'
    group by unit, of_unit, cube (period_start)
),

staff as (
    select
        period_start,
        unit,
        sum(people) as people,
    from employed
    group by all
),

-- A unit's learners count in the periods for which it says how many employees it has.
learned as (
    select
        employed.period_start,
        employed.unit,
        count(distinct learner_daily.learner) as learners,
    from learner_daily
    inner join employed
        on
            learner_daily.unit is not distinct from employed.unit
            and learner_daily.of_unit = employed.of_unit
            and coalesce(
                date_trunc($period, learner_daily.day) = employed.period_start,
                employed.period_start is null
            )
    where
        learner_daily.day >= $since
        and learner_daily.day < $until
        and learner_daily.attended
    group by employed.period_start, employed.unit
)

select
    staff.period_start,
    staff.unit,
    null::varchar as channel,
    learned.learners as numerator,
    staff.people as denominator,
    learned.learners as people,
from staff
inner join learned
    on
        staff.period_start is not distinct from learned.period_start
        and staff.unit is not distinct from learned.unit
order by all
