-- export: surveymonkey_responses
-- name: SurveyMonkey, all responses
-- name ar: سيرفي مونكي، جميع الردود
-- fills: survey_answer
-- means: One row per respondent, one column per question or per option of a question. Where a
--   second line of the header names the options, the question and the option together make the
--   item. SurveyMonkey writes dates the American way. An answer
--   is a score where all answers to its question fit one scale of five steps, in words or numbers;
--   names, addresses and people's own words stay out.
--   A response without any answer keeps one blank one, so that it is counted.
-- columns: Respondent ID
-- optional: Collector ID | Start Date | End Date | Date Created | Date Modified | IP Address
--   | Email Address | First Name | Last Name | Custom Data 1 | Custom Data
-- also: Respondent ID = RespondentID
-- also: Collector ID = CollectorID
-- also: Start Date = StartDate
-- also: End Date = EndDate
-- also: IP Address = IPAddress
-- also: Email Address = EmailAddress
-- also: First Name = FirstName
-- also: Last Name = LastName
-- also: Custom Data 1 = CustomData1 | CustomData
-- verbatim: *
-- rows: wide, ragged
-- zone: account
-- basis: period
-- source: https://help.surveymonkey.com/en/surveymonkey/analyze/exports/
with answers as (
    from export
    unpivot include nulls (
        answer for heading in (
            columns(
                * exclude (
                    _row, "Respondent ID", "Collector ID", "Start Date", "End Date", "Date Created",
                    "Date Modified", "IP Address", "Email Address", "First Name", "Last Name",
                    "Custom Data 1", "Custom Data"
                )
            )
        )
    )
),

labels as (
    select
        heading,
        list_position(string_split(getvariable('others'), chr(31)), heading) as position,
        case when answer not in ('Response', 'Open-Ended Response') then answer end as label,
    from answers
    where "Respondent ID" is null and _row = (
            select min(export._row),
            from export
        )
),

items as (
    select
        heading,
        concat_ws(
            ': ',
            last_value(
                case when not regexp_matches(heading, '^column [0-9]+$') then heading end
                ignore nulls
            ) over (order by position),
            label
        ) as item,
    from labels
),

asked as (
    select
        heading,
        scales_of(heading, list(distinct answer)) as scales,
    from answers
    where answer is not null and "Respondent ID" is not null
    group by heading
    having count(distinct answer) <= 40
)

select
    answers._row,
    concat_ws(' ', 'SurveyMonkey', answers."Collector ID") as survey,
    answers."Respondent ID" as response_id,
    coalesce(items.item, answers.heading) as item,
    coalesce(
        written_time(answers."End Date", 'month'), written_time(answers."Start Date", 'month')
    )::date as answered_on,
    answers.answer,
    score_on(asked.scales, answers.answer) as score,
from answers
left join asked on answers.heading = asked.heading
left join items on answers.heading = items.heading
where answers."Respondent ID" is not null
qualify
    answers.answer is not null
    or row_number() over (
        partition by answers._row order by answers.answer nulls last, answers.heading
    ) = 1
order by answers._row, item
