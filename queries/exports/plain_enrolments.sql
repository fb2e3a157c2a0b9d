-- export: plain_enrolments
-- name: Plain: enrolments
-- name ar: جدول عام: التسجيل في البرامج
-- fills: enrolment
-- means: Who started which programme, and how it ended. Names and e-mail addresses become
--   pseudonyms; numbers stay as they are.
-- columns: Learner | Programme | Enrolled on | Status
-- optional: Unit | Completed on
-- column: Learner = the learner's number, or else e-mail address or name; the same in all files
-- column: Programme = the programme or batch
-- column: Unit = where the learner works
-- column: Enrolled on = the day it began for them
-- column: Status = one of enrolled, completed, withdrawn or transferred; blank: completed
--   where there is a day of completion, else enrolled
-- column: Completed on = the day they completed it
-- also: Learner = المتدرب | رقم المتدرب | الرقم الوظيفي | Learner ID | Employee number | Participant
-- also: Programme = البرنامج | Program | Course | Batch | الدفعة
-- also: Unit = الجهة | رمز الجهة | Unit code
-- also: Enrolled on = تاريخ التسجيل | تاريخ الالتحاق | Enrolment date | Enrollment date
--   | Registered on
-- also: Status = الحالة | حالة التسجيل | Enrolment status | Enrollment status
-- also: Completed on = تاريخ الإكمال | تاريخ الإتمام | تاريخ الانتهاء | Completion date
-- maybe: Learner = Employee | Staff number | E-mail | Email | Name | الموظف | البريد الإلكتروني
--   | الاسم
-- maybe: Unit = Department | Ministry | Organisation | Organization | الوزارة | الإدارة
-- example: 20417,Diploma 7,MOH,2024-01-07,completed,2024-05-30
-- zone: bahrain
-- basis: period
-- source: docs/plain-formats.md
select
    _row,
    learner_of("Learner") as learner,
    words("Programme") as programme,
    named("Unit") as unit,
    written_day("Enrolled on") as enrolled_on,
    coalesce(
        status_of("Status"),
        case when words("Completed on") is null then 'enrolled' else 'completed' end
    ) as status,
    written_day("Completed on") as completed_on,
from export
