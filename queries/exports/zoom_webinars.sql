-- export: zoom_webinars
-- name: Zoom, webinar summary
-- name ar: زوم، ملخص ندوة
-- fills: session
-- means: The first section of a webinar's attendee report. Zoom prints times by the clock of the
--   account that exports, which is taken to be Bahrain's.
-- columns: Topic | Webinar ID | Actual Start Time | Actual Duration (minutes)
-- optional: # Registered | Unique Viewers | Total Users
-- ends at: title
-- zone: bahrain
-- basis: period
-- source: https://support.zoom.com/hc/en/article?id=zm_kb&sysparm_article=KB0062652
with begun as (
    select
        *,
        written_time("Actual Start Time", 'clock') as began_at,
    from export
)

select
    _row,
    meeting_session('zoom', meeting_number(words("Webinar ID")), began_at) as session_id,
    named("Topic") as title,
    began_at::date as held_on,
    amount("Actual Duration (minutes)") / 60 as hours,
from begun
