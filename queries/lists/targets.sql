-- list: targets
-- name: Targets
-- name ar: المستهدفات
-- means: Every target that holds for some time, for whom and when; one that ends on the day it
--   begins was withdrawn. A null unit or channel means all; of_unit and of_channel are as the table
--   holds them.
-- means ar: كل مستهدف يسري مدة ما، ولمن ومتى. وما ينتهي في يوم بدايته مسحوب. والجهة أو القناة
--   الفارغة تعني الكل.
select
    held.kpi,
    case
        when lower(held.unit) not in ('unassigned', 'all') then coalesce(unit_name.unit, held.unit)
    end as unit,
    case when lower(held.channel) not in ('unassigned', 'all') then held.channel end as channel,
    held.period_start as since,
    held.period_end as until,
    held.value,
    held.owner,
    held.source,
    held.unit as of_unit,
    held.channel as of_channel,
from serving.target as held
left join unit_name on unit_name.alias = lower(held.unit)
where held.period_end is null or held.period_end > held.period_start
order by all
