-- export: plain_actions
-- name: Plain: actions and transactions
-- name ar: جدول عام: الإجراءات والمعاملات
-- fills: action_day
-- means: How often citizens set out to do something on a day, and how often they were done with
--   it: transactions of a service, or what a campaign asked for.
-- columns: Unit | Channel | Action | Date | Sort | Completed
-- optional: Started
-- column: Unit = the unit whose service or campaign it is
-- column: Channel = as in the accounts file, or counter, phone, post
-- column: Action = what was to be done
-- column: Date = the day
-- column: Sort = one of service or campaign
-- column: Started = how often somebody began, or came by a tagged link
-- column: Completed = how often it was completed
-- also: Unit = الجهة | رمز الجهة | Unit code
-- also: Channel = القناة | المنصة | Platform
-- also: Action = الإجراء | المعاملة | Transaction
-- also: Date = التاريخ | اليوم | Day
-- also: Sort = نوع الإجراء | Sort of action
-- also: Started = عدد من بدأ | المبدوء | Visits
-- also: Completed = عدد من أتم | المنجز | Conversions
-- example: MOH,web,Book a vaccination,2024-03-14,service,420,361
-- zone: bahrain
-- basis: period
-- source: docs/plain-formats.md
select
    _row,
    named("Unit") as unit,
    channel_of("Channel") as channel,
    words("Action") as action,
    written_day("Date") as day,
    action_kind("Sort") as kind,
    tally("Started") as started,
    tally("Completed") as completed,
from export
