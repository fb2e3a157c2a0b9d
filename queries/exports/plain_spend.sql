-- export: plain_spend
-- name: Plain: spend
-- name ar: جدول عام: الإنفاق
-- fills: spend
-- means: What was spent on communication, on our own channels and in traditional media.
-- columns: Unit | Channel | Date | Item | Amount (BHD)
-- optional: Kind
-- column: Unit = the unit that paid
-- column: Channel = as in the accounts file, or television, radio, press, outdoor
-- column: Date = the day of the payment, or the first day of the month it is for
-- column: Item = what was paid for
-- column: Kind = one of media, staff or production
-- column: Amount (BHD) = the amount in Bahraini dinars
-- also: Unit = الجهة | رمز الجهة | Unit code
-- also: Channel = القناة | الوسيلة | المنصة | Medium | Platform
-- also: Date = التاريخ | الشهر | Month | Spent on
-- also: Item = البند | البيان | Description
-- also: Kind = النوع | نوع الإنفاق | Type
-- also: Amount (BHD) = المبلغ (د.ب) | المبلغ (دينار) | المبلغ | المبلغ بالدينار | Amount
--   | Amount BHD | المبلغ (دينار بحريني)
-- maybe: Unit = Department | Ministry | Cost centre | Cost center | الوزارة | الإدارة
--   | مركز التكلفة
-- maybe: Channel = Media | Vendor type | Outlet | وسيلة الإعلام | الوسيلة الإعلامية
-- maybe: Date = Invoice date | Paid on | Payment date | Posting date | تاريخ الفاتورة
--   | تاريخ الدفع
-- maybe: Item = Purpose | Details | Campaign | Service | الغرض | الوصف | الحملة
-- maybe: Amount (BHD) = Cost | Total | Net | Price | Value | التكلفة | الإجمالي | القيمة
-- example: MOH,television,2024-03-01,Evening spot,media,1250.500
-- zone: bahrain
-- basis: period
-- source: docs/plain-formats.md
select
    _row,
    named("Unit") as unit,
    channel_of("Channel") as channel,
    written_day("Date") as spent_on,
    named("Item") as item,
    coalesce(spend_kind("Kind"), 'Unassigned') as kind,
    number("Amount (BHD)") as amount,
from export
