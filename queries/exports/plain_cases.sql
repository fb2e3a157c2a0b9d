-- export: plain_cases
-- name: Plain: complaints and suggestions
-- name ar: جدول عام: الشكاوى والمقترحات
-- fills: citizen_case
-- means: Complaints, suggestions and other matters that people brought, and what came of them.
--   The latest date in the file is taken for the day it was made.
-- columns: Case number | Unit | Channel | Matter | Opened on
-- optional: Topic | Limit (days) | Closed on | Reopened on | Replies | Decided on | Outcome
-- column: Case number = a number that names the case
-- column: Unit = the unit it is for
-- column: Channel = as in the accounts file, or phone, counter
-- column: Matter = one of complaint, suggestion, remark or request
-- column: Topic = what it is about
-- column: Opened on = the day it was brought
-- column: Limit (days) = within how many days it should be closed; blank: 5
-- column: Closed on = the day it was closed; blank while it is open
-- column: Reopened on = the day it was opened again, if it was
-- column: Replies = how many replies it took
-- column: Decided on = the day somebody decided on it
-- column: Outcome = one of implemented, declined or considered
-- also: Case number = رقم القضية | Case no
-- also: Unit = الجهة | رمز الجهة | Unit code
-- also: Channel = القناة | المنصة | Platform
-- also: Matter = نوع القضية | Kind of case
-- also: Topic = الموضوع | Subject
-- also: Opened on = تاريخ ورود القضية | Brought on
-- also: Limit (days) = المدة (أيام) | Limit days
-- also: Closed on = تاريخ إغلاق القضية | Settled on
-- also: Reopened on = تاريخ إعادة الفتح | Opened again on
-- also: Replies = عدد الردود | Number of replies
-- also: Decided on = تاريخ القرار | Decision on
-- also: Outcome = نتيجة القضية | Result
-- example: C-17,MOH,web,suggestion,Appointments,2024-03-14,10,2024-03-20,,1,2024-03-19,implemented
-- zone: bahrain
-- basis: period
-- source: docs/plain-formats.md
with dated as (
    select
        *,
        written_day("Opened on") as opened_on,
        written_day("Closed on") as closed_on,
        written_day("Reopened on") as reopened_on,
        written_day("Decided on") as decided_on,
    from export
)

select
    _row,
    words("Case number") as case_id,
    named("Unit") as unit,
    channel_of("Channel") as channel,
    case_kind("Matter") as kind,
    named("Topic") as topic,
    opened_on,
    coalesce(amount("Limit (days)"), 5) as limit_days,
    closed_on,
    reopened_on,
    tally("Replies") as replies,
    decided_on,
    coalesce(outcome_of("Outcome"), 'Unassigned') as outcome,
    max(greatest(opened_on, closed_on, reopened_on, decided_on)) over () as known_on,
from dated
