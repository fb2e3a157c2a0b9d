-- export: carpentrycon_sessions
-- name: CarpentryCon, schedule
-- name ar: كاربنتري كون، جدول الجلسات
-- fills: session
-- columns: Session name | Session type | Start Day UTC | Start time UTC | Minutes
-- zone: utc
-- basis: period
-- source: https://github.com/carpentries/assessment
with begun as (
    select
        *,
        certain_time(date_text("Start Day UTC" || ' ' || "Start time UTC")) as began_at,
    from export
)

select
    _row,
    meeting_session(words("Session name"), null, began_at) as session_id,
    named("Session name") as title,
    named("Session type") as programme,
    office_day(began_at) as held_on,
    amount("Minutes") / 60 as hours,
from begun
