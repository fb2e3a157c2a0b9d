-- export: plain_sessions
-- name: Plain: training sessions
-- name ar: جدول عام: الجلسات التدريبية
-- fills: session
-- means: The training sessions that were held, with their length.
-- columns: Session | Title | Module | Date | Hours
-- optional: Programme | Unit | Enrolled | Attended | Completed
-- column: Session = a number or code that names the session; the attendance file uses the same
-- column: Title = what it was called
-- column: Module = one of public_sector, teamwork, planning or service; another name stays as it is
-- column: Programme = the programme or batch it belonged to
-- column: Unit = the unit that held it
-- column: Date = the day it was held
-- column: Hours = its length in hours, such as 2.5
-- column: Enrolled = how many were invited, where only the number is known
-- column: Attended = how many came, where only the number is known
-- column: Completed = how many completed it, where only the number is known
-- also: Session = الجلسة | رمز الجلسة | رقم الجلسة | Session ID | Session code
-- also: Title = العنوان | عنوان الجلسة | Session title
-- also: Module = الوحدة التدريبية | المحور | الوحدة الدراسية | المساق
-- also: Programme = البرنامج | Program | Course | Batch | الدفعة
-- also: Unit = الجهة | رمز الجهة | Unit code
-- also: Date = التاريخ | تاريخ الجلسة | تاريخ الانعقاد | Held on | Session date
-- also: Hours = الساعات | عدد الساعات | المدة بالساعات | Duration (hours) | Length (hours)
-- also: Enrolled = المسجلون | عدد المسجلين | Invited
-- also: Attended = الحاضرون | عدد الحاضرين | Attendees
-- also: Completed = المكملون | عدد المكملين | عدد من أكملوا
-- maybe: Session = Course code | Event ID | Ref | رمز الدورة | رقم الدورة
-- maybe: Title = Course | Topic | Name | Subject | اسم الدورة | الدورة | الموضوع
-- maybe: Date = Start | Start date | Day | تاريخ البداية | اليوم
-- maybe: Hours = Duration | Length | المدة
-- maybe: Enrolled = Registered | Registrations | Seats | عدد المدعوين
-- maybe: Attended = Present | Attendance | Joined | الحضور
-- maybe: Programme = Track | Category | المسار
-- example: S-101,How citizens read a letter,service,Diploma 7,MOH,2024-03-14,2.5
-- zone: bahrain
-- basis: period
-- source: docs/plain-formats.md
select
    _row,
    words("Session") as session_id,
    named("Title") as title,
    module_of("Module") as module,
    named("Programme") as programme,
    named("Unit") as unit,
    written_day("Date") as held_on,
    amount("Hours") as hours,
    tally("Enrolled") as enrolled,
    tally("Attended") as attended,
    tally("Completed") as completed,
from export
