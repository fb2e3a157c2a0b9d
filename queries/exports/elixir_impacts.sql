-- export: elixir_impacts
-- name: ELIXIR Training Metrics Database, impact survey
-- name ar: إليكسير، استبيان الأثر
-- fills: survey_answer
-- means: One row per response, one column per question. Responses have neither number nor date.
--   A response without any answer keeps one blank one, so that it is counted.
-- columns: event | how_often_use_before | how_often_use_after | recommend_others
-- optional: user | created | modified
-- also: event = event_code
-- also: how_often_use_before = How often did you use the tool(s)/ resource(s), covered in the training, BEFORE attending the training?
-- also: how_often_use_after = How often do you use the tool(s)/ resource(s), covered in the training, AFTER having attended the training?
-- also: recommend_others = Would you recommend the training to others?
-- verbatim: *
-- rows: wide
-- zone: none
-- basis: moment
-- source: https://github.com/elixir-europe-training/Training-Metrics-Database
with answers as (
    from export
    unpivot include nulls (
        answer for heading in (columns(* exclude (_row, "user", "created", "modified", "event")))
    )
)

select
    _row,
    concat_ws(' ', 'ELIXIR impact', words("event")) as survey,
    'line ' || _row as response_id,
    heading as item,
    null::date as answered_on,
    answer,
    null::double as score,
from answers
qualify
    answer is not null
    or row_number() over (partition by _row order by answer nulls last, heading) = 1
order by _row, item
