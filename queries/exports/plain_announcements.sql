-- export: plain_announcements
-- name: Plain: announcements
-- name ar: جدول عام: الإعلانات الرسمية
-- fills: announcement
-- means: Official announcements, and where each was published first.
-- columns: Announcement | Unit | Announced on | First medium
-- optional: Title
-- column: Announcement = a number that names the announcement
-- column: Unit = the unit that announced it
-- column: Announced on = the day
-- column: Title = what it says, shortly
-- column: First medium = where it was published first: a channel, television, radio, press, web
-- also: Announcement = الإعلان الرسمي | رقم الإعلان | Announcement no
-- also: Unit = الجهة | رمز الجهة | Unit code
-- also: Announced on = تاريخ الإعلان | Announcement date
-- also: Title = العنوان | عنوان الإعلان
-- also: First medium = الوسيلة الأولى | First published on
-- example: A-3,MOH,2024-03-14,Vaccination opens,x
-- zone: bahrain
-- basis: period
-- source: docs/plain-formats.md
select
    _row,
    words("Announcement") as announcement_id,
    named("Unit") as unit,
    written_day("Announced on") as announced_on,
    named("Title") as title,
    channel_of("First medium") as first_channel,
from export
