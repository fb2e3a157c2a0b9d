-- export: nyc_requests
-- name: New York City 311, service requests
-- name ar: نيويورك 311، طلبات الخدمة
-- fills: message
-- columns: Unique Key | Created Date | Closed Date | Agency | Complaint Type
-- optional: Agency Name | Open Data Channel Type
-- also: Unique Key = unique_key
-- also: Created Date = created_date
-- also: Closed Date = closed_date
-- also: Agency Name = agency_name
-- also: Complaint Type = complaint_type | Problem (formerly Complaint Type)
-- also: Open Data Channel Type = open_data_channel_type
-- caveat: A request has no reply of its own: the moment at which it was closed stands for it.
-- caveat ar: لا رد مستقلاً على الطلب: تقوم لحظة إغلاقه مقام الرد.
-- zone: local
-- basis: period
-- source: https://data.cityofnewyork.us (311 Service Requests); addresses are not read
with requests as (
    select
        *,
        to_utc(written_time("Created Date", 'month'), 'America/New_York') as arrived_at,
        to_utc(written_time("Closed Date", 'month'), 'America/New_York') as stated_close,
    from export
),

closed as (
    select
        *,
        -- Some are closed before they came: such a moment is none.
        case when stated_close >= arrived_at then stated_close end as closed_at,
    from requests
)

select
    _row,
    coalesce(nullif(channel_of("Open Data Channel Type"), 'Unassigned'), 'phone') as channel,
    id_of("Unique Key") as message_id,
    getvariable('account') as account,
    coalesce(words("Agency"), named("Agency Name")) as unit,
    named("Complaint Type") as topic,
    arrived_at,
    office_day(arrived_at) as arrived_on,
    closed_at as replied_at,
    closed_at,
    true as needs_answer,
    24 as limit_hours,
    'Unassigned' as sentiment,
    max(greatest(arrived_at, closed_at)) over () as known_at,
from closed
