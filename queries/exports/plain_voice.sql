-- export: plain_voice
-- name: Plain: share of voice
-- name ar: جدول عام: حصة الصوت
-- fills: voice
-- means: How often organisations that are watched were mentioned, our own and their peers, as a
--   listening tool counts it.
-- columns: Organisation | Channel | Date | Own | Mentions
-- optional: Unit
-- column: Organisation = whose mentions they are
-- column: Channel = as in the accounts file, or press
-- column: Date = the day, or the first day of the month
-- column: Own = yes where it is one of our units, no for a peer
-- column: Mentions = how often it was mentioned
-- column: Unit = our unit: that it is, or that it is a peer of; blank: all of them
-- also: Organisation = الجهة المرصودة | Entity
-- also: Channel = القناة | المنصة | Platform
-- also: Date = التاريخ | اليوم
-- also: Own = من جهاتنا | Is ours
-- also: Mentions = عدد الإشارات | Number of mentions
-- also: Unit = الجهة | رمز الجهة | Unit code
-- example: Ministry of Health,x,2024-03-01,yes,420,MOH
-- zone: bahrain
-- basis: period
-- source: docs/plain-formats.md
select
    _row,
    channel_of("Channel") as channel,
    words("Organisation") as entity,
    named("Unit") as unit,
    written_day("Date") as day,
    truth("Own") as is_own,
    tally("Mentions") as mentions,
from export
