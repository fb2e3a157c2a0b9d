-- export: blackboard_grades
-- name: Blackboard, grade centre
-- name ar: بلاكبورد، مركز الدرجات
-- fills: assessment
-- means: One row per learner, one column per item; its header says how much could be reached. Letters
--   stay out. Grades carry no day: the one in the file's name stands in, or the day it is taken in.
--   The file's name says which course.
-- columns: Last Name | First Name | Username
-- optional: Student ID | Last Access | Availability | Child Course ID
-- others like: \[Total Pts: .+\] \|[0-9]+$
-- rows: wide
-- duplicates: numbered
-- caveat: Grades carry no day: the one in the file's name stands for it, or today.
-- caveat ar: لا تاريخ للدرجات: يقوم مقامه التاريخ الذي في اسم الملف، وإلا فتاريخ اليوم.
-- zone: none
-- basis: moment
-- source: https://help.blackboard.com/Learn/Instructor/Original/Grade/Grading_Tasks/Work_Offline
with grades as (
    from export
    unpivot include nulls (
        cell for heading in (
            columns(
                * exclude (
                    _row, "Last Name", "First Name", "Username", "Student ID", "Last Access",
                    "Availability", "Child Course ID"
                )
            )
        )
    )
),

items as (
    select
        *,
        regexp_extract(
            heading, '^(.*?)\s*\[Total Pts: (?:up to )?([0-9.,]+) ?([A-Za-z]*)\] \|[0-9]+$',
            ['item', 'possible', 'shown']
        ) as said,
        grade(regexp_replace(cell, '^(Needs Grading|In Progress).*?([0-9.]*)\)?$', '\2')) as points,
    from grades
)

select
    _row,
    pseudonym(coalesce(words("Username"), words("Student ID"))) as learner,
    course_in(getvariable('file')) as programme,
    test_module_in(said['item']) as module,
    test_kind_in(said['item']) as kind,
    gradebook_day(getvariable('file'), getvariable('today')) as assessed_on,
    points as score,
    case
        when
            cell is null
            or points is not null
            or regexp_matches(cell, '^(Needs Grading|In Progress|Exempt)')
            then if(said['shown'] = 'Percentage', 100, number(said['possible']))
    end as max_score,
    heading as _column,
    cell as _cell,
from items
where
    said['item'] <> ''
    and said['shown'] in ('Score', 'Percentage', '')
    and (said['shown'] = 'Percentage' or number(said['possible']) > 0)
