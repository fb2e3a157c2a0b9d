-- export: teams_live_events
-- name: Microsoft Teams, live event engagement
-- name ar: مايكروسوفت تيمز، التفاعل مع حدث مباشر
-- fills: attendance
-- means: One row per time somebody joined or left a live event: a person's rows from one join to
--   the next make one stay. Who never left stayed until the report's last moment.
-- columns: SessionId | ParticipantId | FullName | UtcEventTimestamp | Action
-- optional: Role
-- zone: utc
-- basis: period
-- source: https://support.microsoft.com/office/b3101733-2eda-48a6-aeb3-de2f2bfecb3a
with acted as (
    select
        _row,
        words("SessionId") as event,
        pseudonym(coalesce(words("FullName"), words("ParticipantId"))) as learner,
        written_time("UtcEventTimestamp", 'clock') as acted_at,
        lower(words("Action")) not like 'joined%' as has_left,
    from export
),

counted as (
    select
        *,
        count(*) filter (not has_left) over (
            partition by event, learner order by acted_at, has_left, _row
        ) as stay,
        min(acted_at) over (partition by event) as began_at,
        max(acted_at) over (partition by event) as ended_at,
    from acted
),

stayed as (
    select
        *,
        min(acted_at) over (partition by event, learner, stay) as join_at,
        max(acted_at) filter (has_left) over (partition by event, learner, stay) as left_at,
    from counted
)

select
    _row,
    meeting_session('teams', event, began_at) as session_id,
    learner,
    join_at as joined_at,
    office_day(began_at) as held_on,
    date_diff('second', join_at, coalesce(left_at, ended_at)) / 60 as minutes,
    true as attended,
from stayed
