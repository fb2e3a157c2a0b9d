-- export: coursera_usage
-- name: Coursera, usage report
-- name ar: كورسيرا، تقرير الاستخدام
-- fills: enrolment
-- means: One row per learner and course of a programme for business or campus. Who was removed from
--   the programme before completing a course has withdrawn.
-- columns: Course | Enrollment Time | Completed
-- optional: Email | External Id | Name | Completion Time | Removed From Program
--   | Last Course Activity Time
-- also: External Id = External ID
-- one of: Email | External Id | Name
-- zone: utc
-- basis: moment
-- source: https://www.coursera.support/s/article/209818643
select
    _row,
    pseudonym(coalesce(words("Email"), words("External Id"), words("Name"))) as learner,
    words("Course") as programme,
    office_day(form_time("Enrollment Time", 'month')) as enrolled_on,
    case
        when truth("Completed") then 'completed'
        when truth("Removed From Program") then 'withdrawn'
        else 'enrolled'
    end as status,
    office_day(form_time("Completion Time", 'month')) as completed_on,
from export
