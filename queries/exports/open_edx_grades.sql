-- export: open_edx_grades
-- name: Open edX, grade report
-- name ar: أوبن إيدكس، تقرير الدرجات
-- fills: assessment
-- means: One row per learner with the grade of the whole course, a share of 1. Who may have a
--   certificate has passed; those who only listen in cannot have one, and nobody decides. Who left
--   the course stays out. Grades carry no day: the one in the file's name stands in.
-- columns: Grade | Enrollment Track | Certificate Eligible
-- optional: Student ID | Email | Username | Certificate Delivered | Certificate Type
--   | Verification Status | Enrollment Status | Cohort Name | Team Name
-- also: Student ID = id
-- also: Grade = Course Grade
-- one of: Student ID | Email | Username
-- one row: a learner who is enrolled
-- one row ar: متعلم ملتحق بالمقرر
-- caveat: Grades carry no day: the one in the file's name stands for it, or today.
-- caveat ar: لا تاريخ للدرجات: يقوم مقامه التاريخ الذي في اسم الملف، وإلا فتاريخ اليوم.
-- zone: none
-- basis: moment
-- source: https://docs.openedx.org/en/latest/educators/references/data/grade_report_interpretation.html
select
    _row,
    pseudonym(coalesce(words("Email"), words("Username"), words("Student ID"))) as learner,
    course_in(getvariable('file')) as programme,
    'Unassigned' as module,
    'final' as kind,
    gradebook_day(getvariable('file'), getvariable('today')) as assessed_on,
    100 * amount("Grade") as score,
    100.0 as max_score,
    case
        when truth("Certificate Eligible") then true
        when lower("Enrollment Track") <> 'audit' then truth("Certificate Eligible")
    end as passed,
from export
where lower(coalesce("Enrollment Status", '')) not like 'unenrolled%'
