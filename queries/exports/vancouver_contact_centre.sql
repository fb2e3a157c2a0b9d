-- export: vancouver_contact_centre
-- name: Vancouver 3-1-1, contact centre by day
-- name ar: فانكوفر 3-1-1، مركز الاتصال حسب اليوم
-- fills: breakdown
-- columns: Date | CallsOffered | CallsHandled | CallsAbandoned
-- optional: AverageSpeedofAnswer | ServiceLevel
-- zone: local
-- basis: period
-- source: https://opendata.vancouver.ca (3-1-1-contact-centre-metrics)
with days as (
    select
        *,
        dated("Date", ['%Y-%m-%d', '%Y-%m-%d %H:%M:%S']) as day,
    from export
),

figures as (
    select
        _row,
        day,
        metric,
        cell,
    from days unpivot (
        cell for metric in (
            "CallsOffered",
            "CallsHandled",
            "CallsAbandoned",
            "AverageSpeedofAnswer",
            "ServiceLevel"
        )
    )
    where words(cell) is not null
)

select
    _row,
    'phone' as channel,
    getvariable('account') as account,
    day::varchar as report,
    day as since,
    day + 1 as until,
    'all' as dimension,
    'all' as member,
    case metric
        when 'CallsOffered' then 'calls offered'
        when 'CallsHandled' then 'calls handled'
        when 'CallsAbandoned' then 'calls abandoned'
        when 'AverageSpeedofAnswer' then 'seconds to answer'
        when 'ServiceLevel' then 'service level'
    end as metric,
    number(cell) as value,
    metric as _column,
    cell as _cell,
from figures
