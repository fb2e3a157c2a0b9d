-- export: brightspace_grades
-- name: Brightspace (D2L), grades
-- name ar: برايت سبيس، الدرجات
-- fills: assessment
-- means: One row per learner, one column per item; its header says how much could be reached. Grades
--   carry no day: the one in the file's name stands in, or the day it is taken in. The file's name
--   says which course.
-- columns: OrgDefinedId | End-of-Line Indicator
-- optional: Username | Last Name | First Name | Email
-- others like: Points Grade <Numeric MaxPoints:
-- rows: wide
-- duplicates: numbered
-- caveat: Grades carry no day: the one in the file's name stands for it, or today.
-- caveat ar: لا تاريخ للدرجات: يقوم مقامه التاريخ الذي في اسم الملف، وإلا فتاريخ اليوم.
-- zone: none
-- basis: moment
-- source: https://community.d2l.com/brightspace/kb/articles/3520-export-grades
with grades as (
    from export
    unpivot include nulls (
        cell for heading in (
            columns(
                * exclude (
                    _row, "OrgDefinedId", "End-of-Line Indicator", "Username", "Last Name",
                    "First Name", "Email"
                )
            )
        )
    )
),

items as (
    select
        *,
        regexp_extract(
            heading, '^(.*?) Points Grade <Numeric MaxPoints:([0-9.]+)', ['item', 'possible']
        ) as said,
    from grades
)

select
    _row,
    pseudonym(
        coalesce(words("Email"), ltrim(words("Username"), '#'), ltrim(words("OrgDefinedId"), '#'))
    ) as learner,
    course_in(getvariable('file')) as programme,
    test_module_in(said['item']) as module,
    test_kind_in(said['item']) as kind,
    gradebook_day(getvariable('file'), getvariable('today')) as assessed_on,
    grade(cell) as score,
    case
        when cell is null or grade(cell) is not null then number(said['possible'])
    end as max_score,
    heading as _column,
    cell as _cell,
from items
where number(said['possible']) > 0
