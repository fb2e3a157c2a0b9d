-- export: carpentrycon_feedback
-- name: CarpentryCon, session feedback
-- name ar: كاربنتري كون، آراء في الجلسات
-- fills: survey_answer
-- means: One row per response, one column per question. What the codes mean is not published, so
--   no answer is a score. Responses have neither number nor date: the line of the file stands in
--   for the one, the other is unknown.
--   A response without any answer keeps one blank one, so that it is counted.
-- columns: session | presenters_prepared | presenters_knowledgeable | nps
-- optional: time_zone | country
-- verbatim: *
-- rows: wide
-- zone: none
-- basis: moment
-- source: https://github.com/carpentries/assessment
with answers as (
    from export
    unpivot include nulls (
        answer for heading in (columns(* exclude (_row, "session", "time_zone", "country")))
    )
)

select
    _row,
    concat_ws(': ', 'CarpentryCon', words("session")) as survey,
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
