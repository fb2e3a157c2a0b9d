-- export: plain_units
-- name: Plain: units
-- name ar: جدول عام: الجهات
-- fills: unit
-- means: The government's units, with their place in the tree and their names. What other files
--   call a unit is its code or either of its names.
-- columns: Unit | Parent | Name
-- optional: Arabic name
-- column: Unit = the unit's short code, which never changes; one row per code
-- column: Parent = the code of the unit it belongs to; blank for the top
-- column: Name = its name in English
-- column: Arabic name = its name in Arabic; the English one stands in where it is blank
-- also: Unit = رمز الجهة | الجهة | Unit code | Code | الرمز
-- also: Parent = الجهة الأم | تتبع | الجهة الأعلى | Parent unit | Part of | Belongs to
-- also: Name = الاسم بالإنجليزية | اسم الجهة بالإنجليزية | English name | Name (English) | Unit name
--   | الاسم الإنجليزي
-- also: Arabic name = الاسم بالعربية | اسم الجهة | الاسم العربي | Name (Arabic) | Name in Arabic
-- maybe: Name = Ministry | Department | Organisation | الوزارة
-- example: MOH,GOV,Ministry of Health,وزارة الصحة
-- zone: none
-- basis: moment
-- source: docs/plain-formats.md
select
    _row,
    words("Unit") as unit,
    words("Parent") as parent,
    coalesce(words("Name"), words("Arabic name"), words("Unit")) as name,
    coalesce(words("Arabic name"), words("Name"), words("Unit")) as name_ar,
from export
