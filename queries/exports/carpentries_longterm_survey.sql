-- export: carpentries_longterm_survey
-- name: The Carpentries, long-term survey
-- name ar: ذا كاربنتريز، الاستبيان طويل الأمد
-- fills: survey_answer
-- means: One row per response, one column per question. Responses have neither number nor date:
--   the line of the file stands in for the one, the other is unknown.
--   A response without any answer keeps one blank one, so that it is counted.
-- columns: first_survey_take | workshop_attended_amount | workshop_attended_age
-- rows: wide
-- zone: none
-- basis: moment
-- source: https://github.com/carpentries/assessment
with answers as (
    from export
    unpivot include nulls (
        answer for heading in (columns(* exclude (_row)))
    )
)

select
    _row,
    'Carpentries long-term' as survey,
    'line ' || _row as response_id,
    heading as item,
    null::date as answered_on,
    answer,
    case
        when max(number(answer)) over (partition by heading) > 5 then null
        else score_of(answer)
    end as score,
from answers
qualify
    answer is not null
    or row_number() over (partition by _row order by answer nulls last, heading) = 1
order by _row, item
