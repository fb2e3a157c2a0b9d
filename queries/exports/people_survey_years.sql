-- export: people_survey_years
-- name: UK Civil Service People Survey, mean scores by year
-- name ar: استطلاع موظفي الخدمة المدنية البريطانية، المتوسطات حسب السنة
-- fills: breakdown
-- means: One row per measure, one column per year; a year is a report of its own.
-- columns: Measure | Label | Section
-- others like: ^20[0-9]{2}$
-- rows: wide
-- zone: local
-- basis: period
-- source: https://www.gov.uk/government/collections/civil-service-people-survey-hub
with figures as (
    from export
    unpivot (cell for metric in (columns(* exclude (_row, "Measure", "Label", "Section"))))
)

select
    _row,
    'survey' as channel,
    getvariable('account') as account,
    'Unassigned' as unit,
    metric as report,
    make_date(try_cast(metric as integer), 1, 1) as since,
    make_date(try_cast(metric as integer) + 1, 1, 1) as until,
    named("Section") as dimension,
    concat_ws(': ', words("Measure"), words("Label")) as member,
    'score' as metric,
    number(cell) as value,
    metric as _column,
    cell as _cell,
from figures
where regexp_matches(metric, '^20[0-9]{2}$')
