-- export: teams_participants
-- name: Microsoft Teams, participants
-- name ar: مايكروسوفت تيمز، المشاركون
-- fills: attendance
-- means: One row per person, as reports since 2022 list them, with all the minutes they were there.
--   The activities below them say the same once more, a row per join, and stay out.
--   Teams prints times by the clock of the computer that exports, taken to be Bahrain's.
-- columns: Name | First join | Last leave | In-meeting duration
-- optional: Email | Participant ID (UPN) | Role
-- ends at: blank
-- zone: bahrain
-- basis: period
-- source: https://learn.microsoft.com/microsoftteams/teams-analytics-and-reporting/meeting-attendance-report
with joined as (
    select
        *,
        written_time("First join", 'clock') as join_at,
        written_time(
            teams_fact(getvariable('top'), 'Start time|Meeting start time'), 'clock'
        ) as start_at,
    from export
),

begun as (
    select
        *,
        coalesce(start_at, min(join_at) over ()) as began_at,
    from joined
)

select
    _row,
    meeting_session(
        'teams', teams_fact(getvariable('top'), 'Meeting title'), began_at
    ) as session_id,
    pseudonym(
        coalesce(words("Email"), words("Participant ID (UPN)"), words("Name"))
    ) as learner,
    to_utc(coalesce(join_at, start_at), 'Asia/Bahrain') as joined_at,
    began_at::date as held_on,
    coalesce(
        clock_minutes("In-meeting duration"),
        date_diff('second', join_at, written_time("Last leave", 'clock')) / 60,
        0
    ) as minutes,
    true as attended,
from begun
