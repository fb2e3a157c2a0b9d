-- export: teams_meetings
-- name: Microsoft Teams, meeting summary
-- name ar: مايكروسوفت تيمز، ملخص اجتماع
-- fills: session
-- means: The summary above the participants of an attendance report, a label and a value a line.
--   Teams prints times by the clock of the computer that exports, taken to be Bahrain's.
-- columns: Label
-- also: Label = Meeting title | Attended participants | Total Number of Participants
-- any column: Value
-- titles: 1. Summary | Meeting Summary | Meeting title
-- ends at: blank
-- zone: bahrain
-- basis: period
-- source: https://learn.microsoft.com/microsoftteams/teams-analytics-and-reporting/meeting-attendance-report
with begun as (
    select
        _row,
        written_time("Value", 'clock') as began_at,
        teams_fact(getvariable('top'), 'Meeting title') as title,
        teams_fact(getvariable('top'), 'End time|Meeting end time') as ended,
        teams_fact(getvariable('top'), 'Meeting duration') as lasted,
    from export
    where lower(words("Label")) in ('start time', 'meeting start time')
)

select
    _row,
    meeting_session('teams', title, began_at) as session_id,
    named(title) as title,
    began_at::date as held_on,
    coalesce(
        clock_minutes(lasted) / 60,
        date_diff('second', began_at, written_time(ended, 'clock')) / 3600
    ) as hours,
from begun
