-- export: zoom_meetings
-- name: Zoom, meetings
-- name ar: زوم، الاجتماعات
-- fills: session
-- means: The block above a participants report, or the list of an account's meetings. Zoom prints
--   times by the clock of the account that exports, which is taken to be Bahrain's.
-- columns: Topic | Start Time | End Time | Duration (Minutes) | Participants
-- optional: Meeting ID | Department
-- also: Meeting ID = ID | Meeting number
-- ends at: blank
-- zone: bahrain
-- basis: period
-- source: https://support.zoom.com/hc/en/article?id=zm_kb&sysparm_article=KB0067692
with begun as (
    select
        *,
        written_time("Start Time", 'clock') as began_at,
    from export
)

select
    _row,
    meeting_session('zoom', meeting_number(words("Meeting ID")), began_at) as session_id,
    named("Topic") as title,
    named("Department") as unit,
    began_at::date as held_on,
    amount("Duration (Minutes)") / 60 as hours,
from begun
