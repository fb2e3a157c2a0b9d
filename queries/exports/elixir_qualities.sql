-- export: elixir_qualities
-- name: ELIXIR Training Metrics Database, quality survey
-- name ar: إليكسير، استبيان الجودة
-- fills: survey_answer
-- means: One row per response, one column per question. The rating of the course carries its number
--   in brackets, and is how favourable the reaction was. Responses have neither number nor date.
--   A response without any answer keeps one blank one, so that it is counted.
-- columns: event | recommend_course | course_rating | balance
-- optional: user | created | modified | used_resources_before | used_resources_future
--   | email_contact | heard_from | employment_sector | career_stage | employment_country | gender
-- also: event = event_code
-- also: recommend_course = Would you recommend the course?
-- also: course_rating = Please tell us your overall rating for the entire course
-- also: balance = The balance of theoretical and practical content was
-- also: used_resources_before = Have you used the tool(s)/resource(s) covered in the course before?
-- also: used_resources_future = Will you use the tool(s)/resource(s) covered in the course again?
-- also: email_contact = May we contact you by email in the future for more feedback?
-- also: heard_from = Where did you see the course advertised?
-- also: employment_sector = What is your employment sector?
-- also: career_stage = What is your career stage?
-- also: employment_country = What is your country of employment?
-- also: gender = What is your gender?
-- zone: none
-- basis: moment
-- source: https://github.com/elixir-europe-training/Training-Metrics-Database
with answers as (
    from export
    unpivot include nulls (
        answer for heading in (
            recommend_course, course_rating, balance, used_resources_before,
            used_resources_future, heard_from, employment_sector, career_stage,
            employment_country, gender
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
