-- list: modules
-- name: Modules of the diploma
-- name ar: وحدات الدبلوم
-- means: Per module: sessions and hours held, hours learnt, attendance, passes, gain, reaction.
-- means ar: لكل وحدة: الجلسات والساعات المقدَّمة وساعات المتدربين والحضور والنجاح والكسب والرضا.
with held as (
    select
        session_daily.module,
        sum(session_daily.sessions) as sessions,
        sum(session_daily.hours) as hours,
    from serving.session_daily as session_daily
    where session_daily.day >= $since and session_daily.day < $until
    group by all
),

learnt as (
    select
        learner_daily.module,
        count(distinct learner_daily.learner) filter (learner_daily.attended) as participants,
        sum(learner_daily.attended_hours) as learner_hours,
        sum(learner_daily.attended_of_scheduled) / nullif(sum(learner_daily.scheduled_hours), 0)
            as attendance,
    from serving.learner_daily as learner_daily
    inner join unit_path on learner_daily.unit = unit_path.unit
    where
        learner_daily.day >= $since
        and learner_daily.day < $until
        and unit_path.ancestor is not distinct from $unit
    group by all
),

assessed as (
    select
        assessment_daily.module,
        sum(assessment_daily.passed) / nullif(sum(assessment_daily.assessed), 0) as pass_rate,
        sum(assessment_daily.gain) / nullif(sum(assessment_daily.possible), 0) as gain,
    from serving.assessment_daily as assessment_daily
    inner join unit_path on assessment_daily.unit = unit_path.unit
    where
        assessment_daily.day >= $since
        and assessment_daily.day < $until
        and unit_path.ancestor is not distinct from $unit
    group by all
),

liked as (
    select
        survey_daily.module,
        sum(survey_daily.points) / nullif(sum(survey_daily.answers), 0) as satisfaction,
    from serving.survey_daily as survey_daily
    inner join unit_path on survey_daily.unit = unit_path.unit
    where
        survey_daily.day >= $since
        and survey_daily.day < $until
        and survey_daily.facet in ('favourable', 'engaging', 'relevant')
        and unit_path.ancestor is not distinct from $unit
    group by all
)

select
    held.module,
    held.sessions::bigint as sessions,
    held.hours,
    learnt.learner_hours,
    learnt.participants,
    learnt.attendance,
    assessed.pass_rate,
    assessed.gain,
    liked.satisfaction,
from held
left join learnt on held.module = learnt.module
left join assessed on held.module = assessed.module
left join liked on held.module = liked.module
order by held.hours desc nulls last, held.module asc
