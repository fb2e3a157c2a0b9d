-- list: modules
-- name: Modules of the diploma
-- name ar: وحدات الدبلوم
-- means: Per unit and module, and over all modules: sessions and hours held by whomever, hours learnt,
--   attendance, passes, gain and reaction, each as what is divided and the different people behind it.
-- means ar: لكل جهة ووحدة تدريبية، ولكل الوحدات معاً: الجلسات والساعات المقدَّمة وساعات المتدربين
--   والحضور والنجاح والكسب والرضا، مع ما يُقسم في كل منها وعدد الأشخاص.
with held as (
    select
        module,
        sum(sessions) as sessions,
        sum(hours) as hours,
    from session_daily
    where unit is null and day >= $since and day < $until
    group by module
),

learnt as (
    select
        unit,
        module,
        count(distinct learner) filter (attended) as participants,
        sum(attended_hours) as learner_hours,
        sum(attended_of_scheduled) as attended,
        sum(scheduled_hours) as scheduled,
        count(distinct learner) as learners,
    from learner_daily
    where day >= $since and day < $until
    group by unit, cube (module)
),

assessed as (
    select
        unit,
        module,
        sum(passed) as passed,
        sum(assessed) as assessed,
        count(distinct learner) filter (assessed > 0) as tested,
        sum(gain) as gained,
        sum(possible) as possible,
        count(distinct learner) filter (matched > 0) as matched,
    from assessment_daily
    where day >= $since and day < $until
    group by unit, cube (module)
),

asked as (
    select
        unit,
        module,
        facet,
        sum(points) as points,
        sum(answers) as answers,
        sum(people) as people,
    from survey_daily
    where day >= $since and day < $until and facet in ('favourable', 'engaging', 'relevant')
    group by unit, facet, cube (module)
),

liked as (
    select
        unit,
        module,
        sum(points) as points,
        sum(answers) as answers,
        max(people) as respondents,
    from asked
    group by all
),

placed as (
    select
        unit,
        module,
    from learnt
    union
    select
        unit,
        module,
    from assessed
    union
    select
        unit,
        module,
    from liked
)

select
    placed.unit,
    placed.module,
    held.sessions,
    held.hours,
    learnt.participants,
    learnt.learner_hours,
    learnt.attended,
    learnt.scheduled,
    learnt.learners,
    assessed.passed,
    assessed.assessed,
    assessed.tested,
    assessed.gained,
    assessed.possible,
    assessed.matched,
    liked.points,
    liked.answers,
    liked.respondents,
from placed
left join held on placed.module = held.module
left join learnt
    on
        placed.unit is not distinct from learnt.unit
        and placed.module is not distinct from learnt.module
left join assessed
    on
        placed.unit is not distinct from assessed.unit
        and placed.module is not distinct from assessed.module
left join liked
    on
        placed.unit is not distinct from liked.unit
        and placed.module is not distinct from liked.module
order by held.hours desc nulls last, placed.module asc, placed.unit asc
