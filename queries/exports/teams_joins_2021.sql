-- export: teams_joins_2021
-- name: Microsoft Teams, participants (2021)
-- name ar: مايكروسوفت تيمز، المشاركون (2021)
-- fills: attendance
-- means: One row per time somebody joined a meeting, as reports of 2021 list them.
--   Teams prints times by the clock of the computer that exports, taken to be Bahrain's.
-- columns: Full Name | Join Time | Leave Time | Duration
-- optional: Email | Participant ID (UPN) | Role
-- also: Full Name = Nama
-- ends at: blank
-- zone: bahrain
-- basis: period
-- source: https://learn.microsoft.com/microsoftteams/teams-analytics-and-reporting/meeting-attendance-report
with joined as (
    select
        *,
        written_time("Join Time", 'clock') as join_at,
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
        coalesce(words("Email"), words("Participant ID (UPN)"), words("Full Name"))
    ) as learner,
    to_utc(coalesce(join_at, start_at), 'Asia/Bahrain') as joined_at,
    began_at::date as held_on,
    coalesce(
        clock_minutes("Duration"),
        date_diff('second', join_at, written_time("Leave Time", 'clock')) / 60,
        0
    ) as minutes,
    true as attended,
from begun
