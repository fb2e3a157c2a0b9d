-- export: moodle_activities
-- name: Moodle, activity completion
-- name ar: مودل، إكمال الأنشطة
-- fills: enrolment
-- means: One row per learner, two columns per activity: its state, and when it was reached. Who has
--   completed every activity has completed the course. When learners enrolled is not said: the
--   first day on which anybody reached anything stands in. The file's name says which course.
-- columns: Learner
-- optional: ID number | Username | Institution | Department | Email address
-- first column: Learner
-- also: ID number = Número de ID | Numéro d'identification | ID-Nummer | رقم المعرف
-- also: Username = Nombre de usuario | Nom d'utilisateur | Anmeldename | اسم المستخدم
-- also: Institution = Institución | المؤسسة
-- also: Department = Departamento | Département | Abteilung | القسم
-- also: Email address = Dirección de correo | Adresse de courriel | E-Mail-Adresse
--   | عنوان البريد الإلكتروني
-- one of: ID number | Username | Institution | Department | Email address
-- first column like: ^$
-- rows: wide
-- duplicates: numbered
-- one row: a learner's activity that is completed or not
-- one row ar: نشاط لمتعلم اكتمل أو لم يكتمل
-- caveat: When learners enrolled is not said: the first day on which anybody completed anything stands for it.
-- caveat ar: لا يذكر الملف تاريخ التسجيل: يقوم مقامه أول يوم أكمل فيه أحد شيئاً.
-- zone: stated
-- basis: moment
-- source: https://docs.moodle.org/en/Activity_completion_report
with grades as (
    from export
    unpivot include nulls (
        cell for heading in (
            columns(
                * exclude (
                    _row, "Learner", "ID number", "Username", "Institution", "Department",
                    "Email address"
                )
            )
        )
    )
),

states as (
    select
        *,
        is_completed(cell) as has_completed,
        written_time(cell, 'day') as reached_at,
    from grades
),

learners as (
    select
        _row,
        any_value(pseudonym(
            coalesce("Email address", "Username", "ID number", "Learner")
        )) as learner,
        any_value(coalesce("Department", "Institution")) as unit,
        bool_and(has_completed) filter (has_completed is not null) as has_finished,
        max(reached_at) filter (reached_at is not null)::date as last_on,
    from states
    group by _row
    having count(has_completed) > 0
)

select
    _row,
    learner,
    course_in(getvariable('file')) as programme,
    unit,
    coalesce(
        (
            select min(states.reached_at)::date,
            from states
        ),
        gradebook_day(getvariable('file'), getvariable('today'))
    ) as enrolled_on,
    case when has_finished then 'completed' else 'enrolled' end as status,
    case when has_finished then last_on end as completed_on,
from learners
