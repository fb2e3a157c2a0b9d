-- export: uk_councils_foi_staff
-- name: mySociety, staff and cost of freedom of information
-- name ar: ماي سوسايتي، موظفو حرية المعلومات وتكلفتها
-- fills: breakdown
-- means: How many people answer requests in each council, and what it cost, in pounds. Which year it
--   was is not said.
-- columns: Authority | rough_people_count
-- optional: cost_wider_team | cost_all | cost_salary | cost_other
-- one of: cost_all | cost_salary
-- one row: a council with a figure
-- one row ar: مجلس له رقم
-- zone: no_period
-- basis: moment
-- source: https://github.com/mysociety/research_localgov_foi_stats
with figures as (
    select
        _row,
        words("Authority") as body,
        metric,
        cell,
    from export unpivot (
        cell for metric in (
            "rough_people_count", "cost_wider_team", "cost_all", "cost_salary", "cost_other"
        )
    )
    where words(cell) is not null
)

select
    _row,
    'foi' as channel,
    body as account,
    body as unit,
    getvariable('report') as report,
    null::date as since,
    null::date as until,
    'all' as dimension,
    'all' as member,
    case metric when 'rough_people_count' then 'people' else metric || ' in pounds' end as metric,
    number(cell) as value,
    metric as _column,
    cell as _cell,
from figures
