-- check: targets_without_figures
-- name: Targets that nothing is measured for
-- name ar: مستهدفات لا يُقاس لها شيء
-- means: Targets of a KPI that is not in the catalogue, or of a unit or channel without figures.
-- means ar: مستهدفات لمؤشر ليس في الدليل، أو لجهة أو قناة بلا أرقام.
-- severity: note
-- touches: nothing
-- finding: The target of “{what}” cannot be met or missed: nothing measures it here.
-- finding ar: مستهدف «{what}» لا يمكن أن يتحقق أو يفوت، فلا شيء يقيسه هنا.
-- remedy: Check the KPI's short name, the unit and the channel in the targets file.
-- remedy ar: تحقق من الاسم القصير للمؤشر ومن الجهة والقناة في ملف المستهدفات.
with channels as (
    select distinct channel,
    from post
    union
    select distinct channel,
    from account_day
    union
    select distinct channel,
    from message
    union
    select distinct channel,
    from mention
    union
    select distinct channel,
    from spend
)

select
    'target' as fact,
    nullif(unit, 'Unassigned') as unit,
    nullif(channel, 'Unassigned') as channel,
    null as account,
    min(period_start) as since,
    max(coalesce(period_end, period_start + 1)) as until,
    count(*) as found,
    0 as expected,
    kpi as what,
from target
where
    (period_end is null or period_end > period_start)
    and (
        not list_contains(string_split($kpis, ','), lower(kpi))
        or lower(unit) not in ('unassigned', 'all') and unit not in (
            select unit_path.unit,
            from unit_path
        )
        or lower(channel) not in ('unassigned', 'all') and channel not in (
            select channels.channel,
            from channels
        )
    )
group by all
order by all
