-- export: nyc_social_media_usage
-- name: NYC Open Data, Social Media Usage
-- name ar: بيانات نيويورك المفتوحة، استخدام التواصل الاجتماعي
-- fills: account_day
-- columns: Agency | Platform | Url | Date Sampled | Likes/Followers/Visits/Downloads
-- totals like: ^TOTAL,
-- adds up: Likes/Followers/Visits/Downloads
-- totals by: Date Sampled
-- zone: local
-- basis: period
-- source: https://data.cityofnewyork.us (5b3a-rs48)
with counted as (
    select
        _row,
        channel_of("Platform") as channel,
        coalesce(words("Url"), words("Agency"), 'Unassigned') as account,
        named("Agency") as unit,
        dated("Date Sampled", ['%m/%d/%Y %I:%M:%S %p', '%Y-%m-%dT%H:%M:%S', '%m/%d/%Y']) as day,
        tally("Likes/Followers/Visits/Downloads") as figure,
    from export
    where coalesce(words("Agency"), '') <> 'TOTAL'
)

select
    _row,
    channel,
    account,
    account as account_name,
    unit,
    day,
    case when channel not like '%app%' and channel <> 'nyc.gov' then figure end as followers,
    case when channel = 'nyc.gov' then figure end as visits,
    case when channel like '%app%' then figure end as downloads,
from counted
