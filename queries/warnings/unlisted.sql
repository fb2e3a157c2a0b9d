-- warning: unlisted
-- name: Units that the tree does not know
-- name ar: جهات لا تعرفها شجرة الجهات
-- means: Names of units in the file that are no code and no name of a unit.
-- means ar: أسماء جهات في الملف ليست رمزاً ولا اسماً لأي جهة معروفة.
-- of: post, account_day, breakdown, message, mention, spend, session, enrolment, attendance, assessment,
--   survey_answer, target
-- severity: doubtful
-- finding: Names of units that are not known: {count}, such as {units}; the first stands in row {row}.
-- finding ar: أسماء جهات غير معروفة عددها {count}، مثل {units}، وأولها في الصف {row}.
-- remedy: Correct the names, or add these units with a units file.
-- remedy ar: صحّح الأسماء، أو أضف هذه الجهات بملف الجهات.
with named as (
    select
        unit,
        min(_row) as _row,
    from incoming
    where unit <> 'Unassigned'
    group by unit
)

select
    count(*) as count,
    min(named._row) as row,
    list(named.unit order by named._row)[1:3] as units,
from named
where
    not exists (
        select 1,
        from lake.main.unit as listed
        where lower(named.unit) in (lower(listed.unit), lower(listed.name), lower(listed.name_ar))
    )
    and exists (
        select 1,
        from lake.main.unit
    )
having count(*) > 0
