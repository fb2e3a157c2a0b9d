-- export: plain_attendance
-- name: Plain: attendance
-- name ar: جدول عام: الحضور
-- fills: attendance
-- means: Who attended which session, and for how long. One row per learner and session.
-- columns: Session | Learner | Date | Unit | Hours
-- optional: Attended
-- column: Session = as in the sessions file
-- column: Learner = as in the enrolments file
-- column: Date = the day of the session
-- column: Unit = where the learner works
-- column: Hours = how long they were there, in hours; 0 for somebody who did not come
-- column: Attended = yes or no; blank: yes where the hours are above 0
-- also: Session = الجلسة | رمز الجلسة | رقم الجلسة | Session ID | Session code
-- also: Learner = المتدرب | رقم المتدرب | الرقم الوظيفي | Learner ID | Employee number | Participant
-- also: Date = التاريخ | تاريخ الجلسة | Session date
-- also: Unit = الجهة | رمز الجهة | Unit code
-- also: Hours = الساعات | ساعات الحضور | عدد الساعات | Hours attended
-- also: Attended = حضر | الحضور | Present
-- maybe: Learner = Employee | Staff number | E-mail | Email | Name | CPR | الموظف
--   | البريد الإلكتروني | الاسم
-- maybe: Session = Course | Class | Meeting | الدورة | المحاضرة
-- maybe: Date = Day | Joined on | Attendance date | اليوم | تاريخ الحضور
-- maybe: Unit = Department | Ministry | Organisation | Organization | الوزارة | الإدارة
-- maybe: Hours = Duration | Time in session | المدة
-- example: S-101,20417,2024-03-14,MOH,2.5,yes
-- zone: bahrain
-- basis: period
-- source: docs/plain-formats.md
select
    _row,
    words("Session") as session_id,
    learner_of("Learner") as learner,
    to_utc(written_day("Date")::timestamp, 'Asia/Bahrain') as joined_at,
    written_day("Date") as held_on,
    named("Unit") as unit,
    case when truth("Attended") is false then 0 else coalesce(amount("Hours"), 0) * 60
    end as minutes,
    coalesce(truth("Attended"), coalesce(amount("Hours"), 0) > 0) as attended,
from export
