-- export: microsoft_forms_responses
-- name: Microsoft Forms, responses
-- name ar: نماذج مايكروسوفت، الردود
-- fills: survey_answer
-- means: One row per response, one column per question. Forms numbers the responses of each form
--   from 1, so the file's name says which form it is. Addresses and names, points and feedback
--   stay out. Numbers are scores where no answer to the question is above 5.
--   A response without any answer keeps one blank one, so that it is counted.
-- columns: ID | Start time | Completion time | Email | Name
-- optional: Last modified time | Total points | Quiz feedback | Language
-- verbatim: *
-- rows: wide
-- zone: local
-- basis: period
-- source: https://support.microsoft.com/en-us/office/check-and-share-your-form-results
with answers as (
    from export
    unpivot include nulls (
        answer for heading in (
            columns(
                * exclude (
                    _row, "ID", "Start time", "Completion time", "Email", "Name",
                    "Last modified time", "Total points", "Quiz feedback", "Language"
                )
            )
        )
    )
)

select
    _row,
    'Forms ' || regexp_replace(
        getvariable('file'), ' *(\([0-9]+(-[0-9]+)?\))*\.[A-Za-z]+$', ''
    ) as survey,
    words("ID") as response_id,
    trim(heading) as item,
    written_time("Completion time", 'month')::date as answered_on,
    nullif(rtrim(answer, ';'), '') as answer,
    case
        when max(number(answer)) over (partition by heading) > 5 then null
        else score_of(answer)
    end as score,
from answers
where heading not like 'Points - %' and heading not like 'Feedback - %'
qualify
    answer is not null
    or row_number() over (partition by _row order by answer nulls last, heading) = 1
order by _row, item
