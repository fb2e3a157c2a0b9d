-- export: plain_events
-- name: Plain: events
-- name ar: جدول عام: الأحداث
-- fills: event
-- means: What readers should know when they look at a chart: campaigns, Ramadan, training batches,
--   outages, changes in how something is counted.
-- columns: Event | Kind | From | To
-- optional: Arabic name | Unit
-- column: Event = its name in English
-- column: Arabic name = its name in Arabic; the English one stands in where it is blank
-- column: Kind = one of campaign, religious, training, outage or change
-- column: Unit = the unit it is about; blank: all of them
-- column: From = its first day
-- column: To = its last day; blank: that day only
-- also: Event = الحدث | اسم الحدث | الحدث بالإنجليزية | Event name
-- also: Arabic name = الاسم بالعربية | الاسم العربي | الحدث بالعربية | Name (Arabic)
-- also: Kind = النوع | نوع الحدث | Type
-- also: Unit = الجهة | رمز الجهة | Unit code
-- also: From = من | من تاريخ | البداية | Start | Start date
-- also: To = إلى | إلى تاريخ | حتى | النهاية | End | End date
-- maybe: Event = Occasion | Title | Name | المناسبة | الاسم
-- maybe: Unit = Ministry | Department | الوزارة
-- example: Ramadan 2024,رمضان 1445,religious,,2024-03-11,2024-04-09
-- zone: bahrain
-- basis: period
-- source: docs/plain-formats.md
select
    _row,
    words("Event") as event,
    coalesce(words("Arabic name"), words("Event")) as event_ar,
    coalesce(event_kind("Kind"), 'Unassigned') as kind,
    named("Unit") as unit,
    written_day("From") as since,
    coalesce(written_day("To"), written_day("From")) + 1 as until,
from export
