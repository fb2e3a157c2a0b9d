-- export: zoom_participants
-- name: Zoom, meeting participants
-- name ar: زوم، المشاركون في اجتماع
-- fills: attendance
-- means: One row per time somebody joined a meeting. Zoom prints times by the clock of the account
--   that exports, which is taken to be Bahrain's. Who only waited in the waiting room did not
--   attend.
-- columns: Name (Original Name) | Join Time | Leave Time | Duration (Minutes)
-- optional: User Email | Topic | Meeting ID | Start Time | Department | In Waiting Room
-- also: Name (Original Name) = NameOriginalName | User Name (Original Name) | Name
-- also: User Email = Email | User_Email_2
-- also: Join Time = Join_Time
-- also: Leave Time = Leave_Time
-- also: Duration (Minutes) = Duration_Minutes_2
-- also: Meeting ID = MeetingID
-- also: Start Time = Start_Time
-- also: In Waiting Room = InWaitingRoom
-- ends at: blank
-- zone: bahrain
-- basis: period
-- source: https://support.zoom.com/hc/en/article?id=zm_kb&sysparm_article=KB0067692
with joined as (
    select
        *,
        written_time("Join Time", 'clock') as join_at,
        coalesce(
            meeting_number(words("Meeting ID")), meeting_number(getvariable('preamble'))
        ) as meeting,
        coalesce(
            written_time("Start Time", 'clock'),
            written_time(first_time_in(getvariable('preamble')), 'clock')
        ) as start_at,
        coalesce(truth("In Waiting Room"), false) as waited,
    from export
),

begun as (
    select
        *,
        coalesce(start_at, min(join_at) over (partition by meeting, join_at::date)) as began_at,
    from joined
)

select
    _row,
    meeting_session('zoom', meeting, began_at) as session_id,
    pseudonym(coalesce(words("User Email"), words("Name (Original Name)"))) as learner,
    to_utc(join_at, 'Asia/Bahrain') as joined_at,
    began_at::date as held_on,
    named("Department") as unit,
    coalesce(
        case when waited then 0 end,
        amount("Duration (Minutes)"),
        date_diff('second', join_at, written_time("Leave Time", 'clock')) / 60,
        0
    ) as minutes,
    not waited as attended,
from begun
