-- export: webex_attendees
-- name: Webex, meeting attendance
-- name ar: ويبكس، حضور اجتماع
-- fills: attendance
-- means: One row per time somebody joined a meeting. Webex prints times by the clock of the account
--   that exports, which is taken to be Bahrain's. Where no column says when a meeting began, the
--   day in the file's name does.
-- columns: Display Name | Attendee Email | Attendance Duration
-- optional: Meeting Name | Meeting Number | Meeting Start Time | Join Time | Leave Time
-- also: Display Name = Attendee Name | Participant
-- also: Attendee Email = Email Address
-- also: Attendance Duration = Attendance Duration (Minutes) | Attendance Duration (mins)
-- also: Meeting Name = Meeting Topic | Topic | Event Name
-- also: Meeting Number = Meeting ID | Event Number
-- also: Meeting Start Time = Start Time | Meeting Start Date | Event Start Time
-- also: Join Time = Join time | Attendee Join Time
-- ends at: blank
-- zone: bahrain
-- basis: period
-- source: https://help.webex.com/en-us/article/nqpmp6y
with joined as (
    select
        *,
        coalesce(
            written_time("Join Time", 'clock'),
            written_time("Meeting Start Time", 'clock'),
            day_in(getvariable('file'))::timestamp
        ) as join_at,
        written_time("Meeting Start Time", 'clock') as start_at,
    from export
),

begun as (
    select
        *,
        coalesce(start_at, min(join_at) over (partition by "Meeting Number")) as began_at,
    from joined
)

select
    _row,
    meeting_session(
        'webex',
        coalesce(
            replace(words("Meeting Number"), ' ', ''),
            words("Meeting Name"),
            survey_in(getvariable('file'))
        ),
        began_at
    ) as session_id,
    pseudonym(coalesce(words("Attendee Email"), words("Display Name"))) as learner,
    to_utc(join_at, 'Asia/Bahrain') as joined_at,
    began_at::date as held_on,
    coalesce(
        clock_minutes("Attendance Duration"),
        date_diff('second', join_at, written_time("Leave Time", 'clock')) / 60,
        0
    ) as minutes,
    true as attended,
from begun
