-- export: teams_actions_2020
-- name: Microsoft Teams, attendance list (2020)
-- name ar: مايكروسوفت تيمز، قائمة الحضور (2020)
-- fills: attendance
-- means: One row per time somebody joined or left, as lists of 2020 have them: a person's rows from
--   one join to the next make one stay. Who never left stayed until the list's last moment.
--   Teams prints times by the clock of the computer that exports, taken to be Bahrain's.
-- columns: Full Name | User Action | Timestamp
-- zone: bahrain
-- basis: period
-- source: https://learn.microsoft.com/microsoftteams/teams-analytics-and-reporting/meeting-attendance-report
with acted as (
    select
        _row,
        pseudonym("Full Name") as learner,
        written_time("Timestamp", 'clock') as acted_at,
        lower(words("User Action")) not like 'joined%' as has_left,
    from export
),

counted as (
    select
        *,
        count(*) filter (not has_left) over (
            partition by learner order by acted_at, has_left, _row
        ) as stay,
        min(acted_at) over () as began_at,
        max(acted_at) over () as ended_at,
    from acted
),

stayed as (
    select
        *,
        min(acted_at) over (partition by learner, stay) as join_at,
        max(acted_at) filter (has_left) over (partition by learner, stay) as left_at,
    from counted
)

select
    _row,
    meeting_session('teams', null, began_at) as session_id,
    learner,
    to_utc(join_at, 'Asia/Bahrain') as joined_at,
    began_at::date as held_on,
    date_diff('second', join_at, coalesce(left_at, ended_at)) / 60 as minutes,
    true as attended,
from stayed
