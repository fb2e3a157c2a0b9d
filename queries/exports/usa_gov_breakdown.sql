-- export: usa_gov_breakdown
-- name: analytics.usa.gov, visits by day and device, system, country …
-- name ar: analytics.usa.gov، الزيارات حسب اليوم والجهاز والنظام والبلد …
-- fills: breakdown
-- columns: date | Member | visits
-- other columns: none
-- also: Member = device | os | os_version | browser | ie_version | windows | country | city
--   | language | source | screenresolution | screen_resolution | device_model | language_code
-- verbatim: Member
-- zone: stated
-- basis: period
-- source: https://analytics.usa.gov/data
with days as (
    select
        *,
        dated("date", ['%Y-%m-%d', '%Y-%m-%d %H:%M:%S']) as day,
    from export
)

select
    _row,
    'web' as channel,
    getvariable('account') as account,
    day::varchar as report,
    day as since,
    day + 1 as until,
    dimension_of(split_part(getvariable('header'), ' | ', 2)) as dimension,
    "Member" as member,
    'visits' as metric,
    tally("visits")::double as value,
from days
