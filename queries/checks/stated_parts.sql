-- check: stated_parts
-- name: Parts that do not add up to their total
-- name ar: أجزاء لا يساوي مجموعها الكل
-- means: A report states a total and its parts, and the parts add up to another number.
-- means ar: يذكر تقرير مجموعاً وأجزاءه، ومجموع الأجزاء عدد آخر.
-- severity: wrong
-- touches: nothing
-- finding: The parts that “{what}” states add up to {found}, but it states a total of {expected}.
-- finding ar: مجموع الأجزاء في «{what}» هو {found}، لكنه يذكر مجموعاً قدره {expected}.
-- remedy: Look for a part that is missing or counted twice, and correct the totals file.
-- remedy ar: ابحث عن جزء ناقص أو محسوب مرتين ثم صحّح ملف الأرقام الواردة في التقارير.
with together as (
    select
        report,
        measure,
        unit,
        channel,
        since,
        until,
        any_value(value) filter (part = 'Unassigned') as total,
        sum(value) filter (part <> 'Unassigned') as parts,
        count(*) filter (part <> 'Unassigned') as counted,
    from stated_total
    group by all
)

select
    'stated_total' as fact,
    nullif(unit, 'Unassigned') as unit,
    nullif(channel, 'Unassigned') as channel,
    null as account,
    since,
    until,
    parts as found,
    total as expected,
    report || ', ' || measure as what,
from together
where counted >= 2 and abs(total - parts) >= 0.5
order by all
