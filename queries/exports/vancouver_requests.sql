-- export: vancouver_requests
-- name: Vancouver 3-1-1, service requests
-- name ar: فانكوفر 3-1-1، طلبات الخدمة
-- fills: message
-- columns: Department | Service request type | Service request open timestamp
--   | Service request close date
-- optional: Channel | Local area | Latitude | Longitude
-- caveat: A request has no reply of its own: the day on which it was closed stands for it.
-- caveat ar: لا رد مستقلاً على الطلب: يقوم يوم إغلاقه مقام الرد.
-- zone: stated_offset
-- basis: period
-- source: https://opendata.vancouver.ca (3-1-1-service-requests); addresses are not read
with requests as (
    select
        *,
        zoned_time("Service request open timestamp") as arrived_at,
        dated(
            "Service request close date", ['%Y-%m-%d', '%Y-%m-%d %H:%M:%S']
        )::timestamp as closed_on,
        -- The file names no request: what it says of one does, and its place among those alike.
        concat_ws(
            '|', "Department", "Service request type", "Service request open timestamp",
            "Local area", "Latitude", "Longitude"
        ) as said,
    from export
),

closed as (
    select
        *,
        -- A day is over at its end; one closed at once was closed after it came.
        greatest(to_utc(closed_on + interval 1 day, 'America/Vancouver'), arrived_at) as closed_at,
    from requests
)

select
    _row,
    coalesce(nullif(channel_of("Channel"), 'Unassigned'), 'phone') as channel,
    pseudonym(said || '|' || row_number() over (partition by said order by _row)) as message_id,
    getvariable('account') as account,
    named("Department") as unit,
    named("Service request type") as topic,
    arrived_at,
    office_day(arrived_at) as arrived_on,
    case when closed_on is not null then closed_at end as replied_at,
    case when closed_on is not null then closed_at end as closed_at,
    true as needs_answer,
    24 as limit_hours,
    'Unassigned' as sentiment,
    max(arrived_at) over () as known_at,
from closed
