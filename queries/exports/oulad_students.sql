-- export: oulad_students
-- name: Open University, students and results
-- name ar: الجامعة المفتوحة، الطلبة والنتائج
-- fills: enrolment
-- means: Who took which module, and how it ended. A presentation such as 2013J began in October,
--   2013B in February; its first day stands in for the day of enrolment. Who failed did not
--   complete.
-- columns: code_module | code_presentation | id_student | final_result
-- zone: none
-- basis: moment
-- source: https://analyse.kmi.open.ac.uk/open_dataset
select
    _row,
    words("id_student") as learner,
    concat_ws(' ', words("code_module"), words("code_presentation")) as programme,
    make_date(
        try_cast(left(words("code_presentation"), 4) as integer),
        case right(words("code_presentation"), 1) when 'B' then 2 when 'J' then 10 end,
        1
    ) as enrolled_on,
    case words("final_result")
        when 'Pass' then 'completed'
        when 'Distinction' then 'completed'
        when 'Withdrawn' then 'withdrawn'
        else 'enrolled'
    end as status,
from export
