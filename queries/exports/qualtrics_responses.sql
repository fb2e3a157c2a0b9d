-- export: qualtrics_responses
-- name: Qualtrics, responses
-- name ar: كوالتركس، الردود
-- fills: survey_answer
-- means: One row per response, one column per question. The lines with the questions' wording and
--   with import numbers, which follow the header, are not responses. Places stay out. An answer
--   is a score where all answers to its question fit one scale of five steps, in words or numbers;
--   names, addresses and people's own words stay out.
--   A response without any answer keeps one blank one, so that it is counted.
-- columns: StartDate | EndDate | Status | Finished | RecordedDate | ResponseId
-- optional: IPAddress | Progress | Duration (in seconds) | RecipientLastName | RecipientFirstName
--   | RecipientEmail | ExternalReference | LocationLatitude | LocationLongitude
--   | DistributionChannel | UserLanguage
-- verbatim: *
-- rows: wide
-- zone: account
-- basis: period
-- source: https://www.qualtrics.com/support/survey-platform/data-and-analysis-module/data/download-data/understanding-your-dataset/
with marked as (
    select
        *,
        "ResponseId" not like 'R\_%' escape '\' and _row <= min(_row) over () + 1 as is_heading,
    from export
),

answers as (
    from marked
    unpivot include nulls (
        answer for heading in (
            columns(
                * exclude (
                    _row, is_heading, "StartDate", "EndDate", "Status", "Finished", "RecordedDate",
                    "ResponseId", "IPAddress", "Progress", "Duration (in seconds)",
                    "RecipientLastName", "RecipientFirstName", "RecipientEmail",
                    "ExternalReference", "LocationLatitude", "LocationLongitude",
                    "DistributionChannel", "UserLanguage"
                )
            )
        )
    )
),

questions as (
    select
        heading,
        answer as question,
    from answers
    where is_heading and _row = (
            select min(export._row),
            from export
        )
),

asked as (
    select
        heading,
        scales_of(heading, list(distinct answer)) as scales,
    from answers
    where answer is not null and not is_heading
    group by heading
    having count(distinct answer) <= 40
)

select
    answers._row,
    'Qualtrics' as survey,
    answers."ResponseId" as response_id,
    coalesce(questions.question, answers.heading) as item,
    written_day(answers."RecordedDate") as answered_on,
    answers.answer,
    score_on(asked.scales, answers.answer) as score,
from answers
left join asked on answers.heading = asked.heading
left join questions on answers.heading = questions.heading
where not answers.is_heading
qualify
    answers.answer is not null
    or row_number() over (
        partition by answers._row order by answers.answer nulls last, answers.heading
    ) = 1
order by answers._row, item
