-- export: canvas_grades
-- name: Canvas, gradebook
-- name ar: كانفاس، سجل الدرجات
-- fills: assessment
-- means: One row per learner, one column per assignment with its number in brackets. The line Points
--   Possible says how much could be reached; assignments worth nothing stay out, and of the totals
--   only Final Score comes in. The test student is nobody. Grades carry no day: the one in the
--   file's name stands in, or the day it is taken in.
-- columns: Student | ID | Section
-- optional: SIS User ID | SIS Login ID | Integration ID | Root Account
-- others like: \([0-9]+\)$|Score$|Points$
-- rows: wide
-- duplicates: numbered
-- one row: a learner's points for an assignment of which the line Points Possible says the most
-- one row ar: نقاط متعلم في واجب يذكر سطر Points Possible أعلى نقاطه
-- caveat: Grades carry no day: the one in the file's name stands for it, or today.
-- caveat ar: لا تاريخ للدرجات: يقوم مقامه التاريخ الذي في اسم الملف، وإلا فتاريخ اليوم.
-- zone: none
-- basis: moment
-- source: https://community.canvaslms.com/t5/Instructor-Guide/How-do-I-export-grades-in-the-Gradebook/ta-p/809
with grades as (
    from export
    unpivot include nulls (
        cell for heading in (
            columns(
                * exclude (
                    _row, "Student", "ID", "Section", "SIS User ID", "SIS Login ID",
                    "Integration ID", "Root Account"
                )
            )
        )
    )
),

possible as (
    select
        heading,
        case when heading = 'Final Score' then 100 else number(cell) end as max_score,
    from grades
    where "Student" = 'Points Possible'
)

select
    grades._row,
    pseudonym(
        coalesce(words(grades."SIS Login ID"), words(grades."SIS User ID"), words(grades."ID"))
    ) as learner,
    named(grades."Section") as programme,
    test_module_in(
        trim(regexp_replace(grades.heading, '\s*\([0-9]+\)$', ''))
    ) as module,
    test_kind_in(grades.heading) as kind,
    gradebook_day(getvariable('file'), getvariable('today')) as assessed_on,
    grade(grades.cell) as score,
    case
        when grades.cell is null or grades.cell = 'EX' or grade(grades.cell) is not null
            then possible.max_score
    end as max_score,
    grades.heading as _column,
    grades.cell as _cell,
from grades
inner join possible on grades.heading = possible.heading
where
    possible.max_score > 0
    and (grades.heading = 'Final Score' or regexp_matches(grades.heading, '\([0-9]+\)$'))
    and grades."ID" is not null
    and grades."Student" not in ('Points Possible', 'Student, Test', 'Test Student')
