-- export: plain_investments
-- name: Plain: costs and benefits beside the spend
-- name ar: جدول عام: الكلف والمنافع خارج الإنفاق
-- fills: investment
-- means: What training, setting up and answering cost, and what benefits were found to be worth.
--   A benefit says by which method other causes were set apart.
-- columns: Unit | Purpose | Cost or benefit | Booked on | Item | Amount (BHD)
-- optional: Channel | Method
-- column: Unit = the unit that paid or benefits
-- column: Purpose = one of training, set-up, contact or communication
-- column: Cost or benefit = one of cost or benefit
-- column: Booked on = the day, or the first day of the month it is for
-- column: Item = what it is
-- column: Amount (BHD) = the amount in Bahraini dinars
-- column: Channel = for contact: the channel on which people were answered
-- column: Method = how a benefit was estimated and other causes set apart
-- also: Unit = الجهة | رمز الجهة | Unit code
-- also: Purpose = الغرض | For what
-- also: Cost or benefit = كلفة أو منفعة | Cost/benefit
-- also: Booked on = تاريخ القيد | Entry date
-- also: Item = البند | البيان | Description
-- also: Amount (BHD) = المبلغ (د.ب) | المبلغ (دينار)
-- also: Channel = القناة | المنصة | Platform
-- also: Method = طريقة التقدير | How estimated
-- example: MOH,training,cost,2024-03-01,Trainers,1250.500
-- zone: bahrain
-- basis: period
-- source: docs/plain-formats.md
select
    _row,
    named("Unit") as unit,
    channel_of("Channel") as channel,
    subject_of("Purpose") as subject,
    side_of("Cost or benefit") as kind,
    written_day("Booked on") as booked_on,
    words("Item") as item,
    named("Method") as method,
    number("Amount (BHD)") as amount,
from export
