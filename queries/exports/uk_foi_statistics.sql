-- export: uk_foi_statistics
-- name: UK Cabinet Office, freedom of information statistics
-- name ar: المملكة المتحدة، إحصاءات طلبات حرية المعلومات
-- fills: breakdown
-- means: Requests for information per government body and quarter, how many were answered within
--   twenty working days, and how many late. Years stand beside their quarters: they are reports of
--   their own and are never added to them. Exemptions stay out.
-- columns: Quarter | Government body | Total requests received | 20-day deadline met
-- optional: Requests Processed | Requests on-hold or lapsed | Requests still being processed
--   | Permitted extension to 20-day deadline | Late response (i.e. 20-day deadline missed)
--   | Percentage of requests meeting 20-day deadline
-- duplicates: first
-- caveat: Years stand beside their quarters: they are reports of their own, and are never added up.
-- caveat ar: السنوات بجانب أرباعها: هي تقارير مستقلة لا تُجمع معاً.
-- zone: local
-- basis: period
-- source: https://www.gov.uk/government/collections/government-foi-statistics
with figures as (
    select
        _row,
        words("Government body") as body,
        words("Quarter") as period,
        try_cast(regexp_extract("Quarter", '(20[0-9]{2}|19[0-9]{2})', 1) as integer) as year,
        try_cast(regexp_extract("Quarter", '^Q([1-4])', 1) as integer) as quarter,
        metric,
        cell,
    from export unpivot (
        cell for metric in (
            "Total requests received",
            "Requests Processed",
            "Requests on-hold or lapsed",
            "Requests still being processed",
            "20-day deadline met",
            "Permitted extension to 20-day deadline",
            "Late response (i.e. 20-day deadline missed)",
            "Percentage of requests meeting 20-day deadline"
        )
    )
    where words(cell) is not null
)

select
    _row,
    'foi' as channel,
    body as account,
    body as unit,
    period as report,
    make_date(year, coalesce(3 * quarter - 2, 1), 1) as since,
    make_date(year, coalesce(3 * quarter - 2, 1), 1)
    + case when quarter is null then interval 1 year else interval 3 month end as until,
    'all' as dimension,
    'all' as member,
    lower(metric) as metric,
    number(cell) as value,
    metric as _column,
    cell as _cell,
from figures
