-- export: elixir_qualities
-- name: ELIXIR Training Metrics Database, quality survey
-- name ar: إليكسير، استبيان الجودة
-- fills: survey_answer
-- means: One row per response, one column per question. The rating of the course carries its number
--   in brackets, and is how favourable the reaction was. Responses have neither number nor date.
--   A response without any answer keeps one blank one, so that it is counted.
-- columns: event | recommend_course | course_rating | balance
-- optional: user | created | modified | used_resources_before | used_resources_future | email_contact
-- zone: none
-- basis: moment
-- source: https://github.com/elixir-europe-training/Training-Metrics-Database
with answers as (
    from export
    unpivot include nulls (
        answer for heading in (
            recommend_course, course_rating, balance, used_resources_before,
            used_resources_future
        )
    )
)

select
    _row,
    concat_ws(' ', 'ELIXIR quality', words("event")) as survey,
    'line ' || _row as response_id,
    heading as item,
    case when heading = 'course_rating' then 'favourable' else 'Unassigned' end as facet,
    null::date as answered_on,
    answer,
    case
        when heading = 'course_rating'
            then score_of(regexp_extract(answer, '\(([0-9])\)$', 1))
    end as score,
from answers
qualify
    answer is not null
    or row_number() over (partition by _row order by answer nulls last, heading) = 1
order by _row, item
