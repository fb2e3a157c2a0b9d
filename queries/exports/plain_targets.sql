-- export: plain_targets
-- name: Plain: targets
-- name ar: جدول عام: المستهدفات
-- fills: target
-- means: The values that KPIs should reach, for whom and when.
-- columns: KPI | From | To | Target
-- optional: Unit | Channel | Owner | Source
-- column: KPI = the KPI's short name, as `python -m dashboard kpis` lists it
-- column: Unit = the unit it is for; blank: the government as a whole
-- column: Channel = the channel it is for; blank: all channels together
-- column: From = the first day it holds
-- column: To = the last day it holds; blank: until another target begins
-- column: Target = the value to reach; a share as 0.9 or 90%
-- column: Owner = who answers for it
-- column: Source = where it was decided
-- also: KPI = المؤشر | مؤشر الأداء | Indicator
-- also: Unit = الجهة | رمز الجهة | Unit code
-- also: Channel = القناة | المنصة | Platform
-- also: From = من | من تاريخ | Start | Start date
-- also: To = إلى | إلى تاريخ | حتى | End | End date
-- also: Target = المستهدف | القيمة المستهدفة | Target value
-- also: Owner = المسؤول | المالك
-- also: Source = المصدر | المرجع
-- maybe: Target = Goal | Value | الهدف
-- maybe: KPI = Measure | Metric | المقياس
-- example: response_rate,MOH,x,2024-01-01,2024-12-31,90%,Head of service,Plan 2024
-- zone: bahrain
-- basis: period
-- source: docs/plain-formats.md
select
    _row,
    words("KPI") as kpi,
    named("Unit") as unit,
    channel_of("Channel") as channel,
    written_day("From") as period_start,
    written_day("To") + 1 as period_end,
    share("Target") as value,
    named("Owner") as owner,
    named("Source") as source,
from export
