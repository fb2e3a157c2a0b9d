-- export: elixir_demographics
-- name: ELIXIR Training Metrics Database, demographics
-- name ar: إليكسير، خصائص المشاركين
-- fills: survey_answer
-- means: One row per response, one column per question. Responses have neither number nor date.
--   A response without any answer keeps one blank one, so that it is counted.
-- columns: event | heard_from | employment_sector | career_stage
-- optional: employment_country | gender | user | created | modified
-- also: event = event_code
-- also: heard_from = Where did you see the course advertised?
-- also: employment_sector = What is your employment sector?
-- also: career_stage = What is your career stage?
-- also: employment_country = What is your country of employment?
-- also: gender = What is your gender?
-- other columns: none
-- zone: none
-- basis: moment
-- source: https://github.com/elixir-europe-training/Training-Metrics-Database
with answers as (
    from export
    unpivot include nulls (
        answer for heading in (
            heard_from, employment_sector, career_stage, employment_country, gender
        )
    )
)

select
    _row,
    concat_ws(' ', 'ELIXIR demographics', words("event")) as survey,
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
