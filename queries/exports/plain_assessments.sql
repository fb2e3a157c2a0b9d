-- export: plain_assessments
-- name: Plain: assessments
-- name ar: جدول عام: التقييمات
-- fills: assessment
-- means: What learners scored before and after a module, and at the end.
-- columns: Learner | Programme | Module | Kind | Date | Score | Maximum
-- optional: Unit | Passed
-- column: Learner = as in the enrolments file
-- column: Programme = the programme or batch
-- column: Module = as in the sessions file
-- column: Kind = one of before, after or final
-- column: Unit = where the learner works
-- column: Date = the day of the assessment
-- column: Score = the points reached; blank for somebody who did not sit it
-- column: Maximum = the points that could be reached
-- column: Passed = yes or no; blank where nobody decides that
-- also: Learner = المتدرب | رقم المتدرب | الرقم الوظيفي | Learner ID | Employee number | Participant
-- also: Programme = البرنامج | Program | Course | Batch | الدفعة
-- also: Module = الوحدة التدريبية | المحور | الوحدة الدراسية | المساق
-- also: Kind = النوع | نوع التقييم | Assessment | Type
-- also: Unit = الجهة | رمز الجهة | Unit code
-- also: Date = التاريخ | تاريخ التقييم | Assessed on
-- also: Score = الدرجة | النتيجة | Points
-- also: Maximum = الدرجة القصوى | الدرجة العظمى | من أصل | Max score | Out of | Maximum score
-- also: Passed = ناجح | اجتاز | النجاح
-- maybe: Learner = Employee | Staff number | E-mail | Email | Name | الموظف | البريد الإلكتروني
--   | الاسم
-- maybe: Score = Mark | Grade | Result | العلامة
-- maybe: Unit = Department | Ministry | Organisation | Organization | الوزارة | الإدارة
-- example: 20417,Diploma 7,service,before,MOH,2024-03-10,11,20,
-- zone: bahrain
-- basis: period
-- source: docs/plain-formats.md
select
    _row,
    learner_of("Learner") as learner,
    words("Programme") as programme,
    module_of("Module") as module,
    assessment_kind("Kind") as kind,
    named("Unit") as unit,
    written_day("Date") as assessed_on,
    amount("Score") as score,
    amount("Maximum") as max_score,
    truth("Passed") as passed,
from export
