-- export: zoom_dashboard
-- name: Zoom, meetings of an account with participants
-- name ar: زوم، اجتماعات حساب مع المشاركين
-- fills: attendance
-- means: One row per time somebody joined a meeting, beside the meeting's own columns, as an account's
--   dashboard exports them. Host and participant have columns of the same names: the later ones are
--   the participant's. Zoom prints times by the clock of the account, taken to be Bahrain's.
-- columns: Topic | Meeting ID | Start Time | Name (Original Name) | Join Time | Leave Time
--   | Has Zoom Rooms? | Duration (Minutes)
-- optional: User Email | Department | In Waiting Room
-- also: Name (Original Name) = NameOriginalName
-- also: User Email = User_Email_2
-- also: Join Time = Join_Time
-- also: Leave Time = Leave_Time
-- also: Duration (Minutes) = Duration_Minutes_2
-- also: Meeting ID = MeetingID
-- also: Start Time = Start_Time
-- also: Has Zoom Rooms? = HasZoomRooms | Has Zoom Rooms
-- also: In Waiting Room = InWaitingRoom
-- duplicates: last
-- zone: bahrain
-- basis: period
-- source: https://github.com/microsoft/vivainsights_zoom_int
with joined as (
    select
        *,
        written_time("Join Time", 'clock') as join_at,
        written_time("Start Time", 'clock') as start_at,
        coalesce(truth("In Waiting Room"), false) as waited,
    from export
)

select
    _row,
    meeting_session('zoom', meeting_number(words("Meeting ID")), start_at) as session_id,
    pseudonym(coalesce(words("User Email"), words("Name (Original Name)"))) as learner,
    to_utc(join_at, 'Asia/Bahrain') as joined_at,
    start_at::date as held_on,
    named("Department") as unit,
    coalesce(
        case when waited then 0 end,
        amount("Duration (Minutes)"),
        date_diff('second', join_at, written_time("Leave Time", 'clock')) / 60,
        0
    ) as minutes,
    not waited as attended,
from joined
