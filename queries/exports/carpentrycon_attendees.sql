-- export: carpentrycon_attendees
-- name: CarpentryCon, attendees by session
-- name ar: كاربنتري كون، الحضور حسب الجلسة
-- fills: session
-- columns: session_name | session_type | start_day_utc | start_time_utc | num_attendees
-- zone: utc
-- basis: period
-- source: https://github.com/carpentries/assessment
with begun as (
    select
        *,
        certain_time(date_text("start_day_utc" || ' ' || "start_time_utc")) as began_at,
    from export
)

select
    _row,
    meeting_session(words("session_name"), null, began_at) as session_id,
    named("session_name") as title,
    named("session_type") as programme,
    office_day(began_at) as held_on,
    tally("num_attendees") as attended,
from begun
