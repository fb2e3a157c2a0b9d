-- export: people_survey_scores
-- name: UK Civil Service People Survey, scores by organisation
-- name ar: استطلاع موظفي الخدمة المدنية البريطانية، النتائج حسب الجهة
-- fills: breakdown
-- means: One row per organisation and measure, a share of 1. The organisations CS_MEAN and CS_MEDIAN
--   are benchmarks. Which year it was is not said.
-- columns: organisation_code | measure | value
-- other columns: none
-- zone: no_period
-- basis: period
-- source: https://www.gov.uk/government/collections/civil-service-people-survey-hub
select
    _row,
    'survey' as channel,
    words("organisation_code") as account,
    words("organisation_code") as unit,
    getvariable('report') as report,
    null::date as since,
    null::date as until,
    'measure' as dimension,
    words("measure") as member,
    'score' as metric,
    number("value") as value,
from export
