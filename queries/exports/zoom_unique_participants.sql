-- export: zoom_unique_participants
-- name: Zoom, unique meeting participants
-- name ar: زوم، المشاركون دون تكرار
-- fills: attendance
-- means: One row per person in a meeting, with all the minutes they were there. When they joined is
--   not said: the meeting's start, in the block above, stands in.
-- columns: Name (Original Name) | Total Duration (Minutes)
-- optional: User Email | Start Time | Guest
-- also: User Email = Email
-- ends at: blank
-- zone: bahrain
-- basis: period
-- source: https://support.zoom.com/hc/en/article?id=zm_kb&sysparm_article=KB0067692
with begun as (
    select
        *,
        coalesce(
            written_time("Start Time", 'clock'),
            written_time(first_time_in(getvariable('preamble')), 'clock')
        ) as began_at,
    from export
)

select
    _row,
    meeting_session('zoom', meeting_number(getvariable('preamble')), began_at) as session_id,
    pseudonym(coalesce(words("User Email"), words("Name (Original Name)"))) as learner,
    to_utc(began_at, 'Asia/Bahrain') as joined_at,
    began_at::date as held_on,
    coalesce(amount("Total Duration (Minutes)"), 0) as minutes,
    true as attended,
from begun
