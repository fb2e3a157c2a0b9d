-- check: units_unknown
-- name: Units that the tree does not know
-- name ar: جهات لا تعرفها الشجرة
-- means: Files name a unit by a word that is no unit's code or name, so its figures stand apart.
-- means ar: تسمّي الملفات جهة بكلمة ليست رمزاً ولا اسماً لأي جهة، فتبقى أرقامها وحدها.
-- severity: doubtful
-- touches: nothing
-- finding: “{what}” is no unit of the tree; rows that name it: {found}.
-- finding ar: عدد الصفوف المنسوبة إلى «{what}»، وهي ليست من جهات الشجرة: {found}.
-- remedy: Say on the Accounts page which unit is meant, or add it to the units file.
-- remedy ar: حدّد في صفحة الحسابات أي جهة هي المقصودة، أو أضفها إلى ملف الجهات.
with named as (
    select
        'post' as fact,
        unit,
        published_on as day,
    from post
    union all
    select
        'account_day' as fact,
        unit,
        day,
    from account_day
    union all
    select
        'message' as fact,
        unit,
        arrived_on as day,
    from message
    union all
    select
        'mention' as fact,
        unit,
        mentioned_on as day,
    from mention
    union all
    select
        'spend' as fact,
        unit,
        spent_on as day,
    from spend
    union all
    select
        'session' as fact,
        unit,
        held_on as day,
    from session
    union all
    select
        'enrolment' as fact,
        unit,
        enrolled_on as day,
    from enrolment
)

select
    fact,
    unit,
    null as channel,
    null as account,
    min(day) as since,
    max(day) + 1 as until,
    count(*) as found,
    0 as expected,
    unit as what,
from named
where
    unit <> 'Unassigned'
    and unit not in (
        select listed.unit,
        from serving.unit as listed
    )
    and exists (
        select 1,
        from serving.unit
    )
group by fact, unit
order by all
