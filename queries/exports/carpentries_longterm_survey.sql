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
),

asked as (
    select
        heading,
        scales_of(heading, list(distinct answer)) as scales,
    from answers
    where answer is not null
    group by heading
    having count(distinct answer) <= 40
)

select
    answers._row,
    'Carpentries long-term' as survey,
    'line ' || answers._row as response_id,
    answers.heading as item,
    null::date as answered_on,
    answers.answer,
    score_on(asked.scales, answers.answer) as score,
from answers
left join asked on answers.heading = asked.heading
qualify
    answers.answer is not null
    or row_number() over (
        partition by answers._row order by answers.answer nulls last, answers.heading
    ) = 1
order by answers._row, item
