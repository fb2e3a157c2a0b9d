-- export: plain_totals
-- name: Plain: totals that a report states
-- name ar: جدول عام: الأرقام الواردة في التقارير
-- fills: stated_total
-- means: Numbers that a published report or an article states. They are compared with each other and
--   with the sum of what is held here: received less answered must be pending, parts must add up.
--   They stand in no KPI; what does not agree is told on the Findings page.
-- columns: Report | Measure | From | To | Value
-- optional: Unit | Channel | Part
-- column: Report = where the number stands
-- column: Measure = what is counted: received, answered, pending, posts, impressions, spend, sessions
--   or hours; another word stays as it is
-- column: Unit = the unit it is about; blank: the government as a whole
-- column: Channel = the channel it is about; blank: all channels together
-- column: Part = where it is one part of a whole, which one, such as a topic; blank: the whole
-- column: From = the first day it is about
-- column: To = the last day it is about
-- column: Value = the number
-- also: Report = التقرير | المصدر | Source | Article
-- also: Measure = المقياس | الرقم | Figure | Indicator
-- also: Unit = الجهة | رمز الجهة | Unit code
-- also: Channel = القناة | المنصة | Platform
-- also: Part = الجزء | التصنيف | Category | Topic
-- also: From = من | من تاريخ | البداية | Start | Start date
-- also: To = إلى | إلى تاريخ | حتى | النهاية | End | End date
-- also: Value = القيمة | العدد | Number | Total
-- example: Quarterly report 3,received,MOW,,,2024-07-01,2024-09-30,1200
-- zone: bahrain
-- basis: period
-- source: docs/plain-formats.md
select
    _row,
    words("Report") as report,
    measure_of("Measure") as measure,
    named("Unit") as unit,
    channel_of("Channel") as channel,
    named("Part") as part,
    written_day("From") as since,
    written_day("To") + 1 as until,
    number("Value") as value,
from export
