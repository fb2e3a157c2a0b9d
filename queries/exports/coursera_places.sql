-- export: coursera_places
-- name: Coursera, learners by place
-- name ar: كورسيرا، المتعلمون حسب المكان
-- fills: breakdown
-- columns: Place | Current Members | Current Learners | Total Enrollments | Total Completed Courses
-- optional: Average Progress | Total Estimated Learning Hours | Average Estimated Learning Hours
--   | Deleted Members
-- also: Place = Location City | Location Country | Location Region
-- verbatim: Place
-- zone: no_period
-- basis: moment
-- source: https://www.coursera.support/s/article/209818643
with figures as (
    select
        _row,
        "Place",
        metric,
        cell,
    from export unpivot (
        cell for metric in (
            "Current Members", "Current Learners", "Total Enrollments", "Total Completed Courses",
            "Average Progress", "Total Estimated Learning Hours",
            "Average Estimated Learning Hours", "Deleted Members"
        )
    )
    where words(cell) is not null
)

select
    _row,
    'coursera' as channel,
    getvariable('account') as account,
    getvariable('report') as report,
    null::date as since,
    null::date as until,
    case
        when getvariable('header') like 'Location City%' then 'city'
        when getvariable('header') like 'Location Region%' then 'region'
        else 'country'
    end as dimension,
    named("Place") as member,
    lower(metric) as metric,
    grade(cell) as value,
    metric as _column,
    cell as _cell,
from figures
