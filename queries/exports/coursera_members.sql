-- export: coursera_members
-- name: Coursera, membership report
-- name ar: كورسيرا، تقرير الأعضاء
-- fills: enrolment
-- means: One row per member of a programme. Who was invited and has not joined stays out; who was
--   removed has withdrawn. Which courses they completed is said by the usage report.
-- columns: Program Name | Member State | Join Date
-- optional: Email | External Id | Name | Invitation Date
-- also: External Id = External ID
-- one of: Email | External Id | Name
-- one row: a member who has joined
-- one row ar: عضو انضم إلى البرنامج
-- zone: utc
-- basis: moment
-- source: https://www.coursera.support/s/article/209818643
select
    _row,
    pseudonym(coalesce(words("Email"), words("External Id"), words("Name"))) as learner,
    words("Program Name") as programme,
    office_day(form_time("Join Date", 'month')) as enrolled_on,
    case
        when regexp_matches(lower("Member State"), 'delete|remove|left|inactive') then 'withdrawn'
        else 'enrolled'
    end as status,
    null::date as completed_on,
from export
where "Join Date" is not null
