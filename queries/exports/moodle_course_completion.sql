-- export: moodle_course_completion
-- name: Moodle, course completion
-- name ar: مودل، إكمال المقرر
-- fills: enrolment
-- means: One row per learner; the last column holds the day on which the course was completed, and
--   is empty where it is not. When learners enrolled is not said: the first day on which anybody
--   reached anything stands in. The file's name says which course.
-- columns: ID | Name | Course complete
-- optional: Email address | ID number | Username | Institution | Department
-- also: Name = First name / Last name | First name / Surname | Full name | Nombre | Nom | الاسم
-- also: ID = المعرف
-- also: Course complete = Curso completado | Curso completo | Cours terminé | Kurs abgeschlossen
--   | اكتمل المقرر الدراسي | اكتمل المقرر
-- also: Email address = Dirección de correo | Adresse de courriel | E-Mail-Adresse
-- others like: .
-- rows: wide
-- duplicates: numbered
-- caveat: When learners enrolled is not said: the first day on which anybody completed anything stands for it.
-- caveat ar: لا يذكر الملف تاريخ التسجيل: يقوم مقامه أول يوم أكمل فيه أحد شيئاً.
-- zone: stated
-- basis: moment
-- source: https://docs.moodle.org/en/Course_completion_report
with grades as (
    from export
    unpivot include nulls (
        cell for heading in (
            columns(
                * exclude (
                    _row, "ID", "Name", "Course complete", "Email address", "ID number", "Username",
                    "Institution", "Department"
                )
            )
        )
    )
),

begun as (
    select min(written_time(cell, 'day'))::date as first_on,
    from grades
    where written_time(cell, 'day') is not null
)

select
    export._row,
    pseudonym(coalesce(
        words(export."Email address"), words(export."Username"), words(export."Name")
    )) as learner,
    course_in(getvariable('file')) as programme,
    coalesce(words(export."Department"), words(export."Institution")) as unit,
    coalesce(
        least(begun.first_on, min(written_time(export."Course complete", 'day')::date) over ()),
        gradebook_day(getvariable('file'), getvariable('today'))
    ) as enrolled_on,
    case when export."Course complete" is null then 'enrolled' else 'completed' end as status,
    written_time(export."Course complete", 'day')::date as completed_on,
from export
cross join begun
