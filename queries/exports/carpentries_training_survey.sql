-- export: carpentries_training_survey
-- name: The Carpentries, survey after instructor training
-- name ar: ذا كاربنتريز، استبيان ما بعد تدريب المدربين
-- fills: survey_answer
-- means: One row per response, one column per question; words of agreement become scores.
--   The code that people make of their names stays out.
--   A response without any answer keeps one blank one, so that it is counted.
-- columns: Date | WhenTaking | MemberSite | UniqueID
-- optional: MemberSiteOther | Workshop ID
-- verbatim: *
-- rows: wide
-- zone: local
-- basis: period
-- source: https://github.com/carpentries/assessment
with answers as (
    from export
    unpivot include nulls (
        answer for heading in (
            columns(
                * exclude (
                    _row, "Date", "WhenTaking", "MemberSite", "UniqueID", "MemberSiteOther",
                    "Workshop ID"
                )
            )
        )
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
    'Carpentries instructor training' as survey,
    concat_ws(' ', words(answers."Date"), 'line ' || answers._row) as response_id,
    answers.heading as item,
    written_time(answers."Date", 'month')::date as answered_on,
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
