-- export: zoom_webinar_attendees
-- name: Zoom, webinar attendees
-- name ar: زوم، حضور ندوة
-- fills: attendance
-- means: One row per time somebody joined a webinar, and one per person who registered and did not
--   come. Hosts and panelists, in sections of their own, are not learners and stay out.
-- columns: Attended | Email | Join Time | Leave Time | Time in Session (minutes)
-- optional: First Name | Last Name | User Name (Original Name) | Registration Time
-- titles: Attendee Details
-- ends at: title
-- zone: bahrain
-- basis: period
-- source: https://support.zoom.com/hc/en/article?id=zm_kb&sysparm_article=KB0062652
with joined as (
    select
        *,
        written_time("Join Time", 'clock') as join_at,
        regexp_extract(
            getvariable('top'), '(?s)Actual Start Time[^\n]*\n([^\n]*)', 1
        ) as summary,
    from export
),

begun as (
    select
        *,
        coalesce(
            written_time(first_time_in(summary), 'clock'), min(join_at) over ()
        ) as began_at,
    from joined
)

select
    _row,
    meeting_session('zoom', meeting_number(summary), began_at) as session_id,
    pseudonym(coalesce(
        words("Email"),
        words("User Name (Original Name)"),
        concat_ws(' ', words("First Name"), words("Last Name"))
    )) as learner,
    to_utc(coalesce(join_at, began_at), 'Asia/Bahrain') as joined_at,
    began_at::date as held_on,
    coalesce(
        amount("Time in Session (minutes)"),
        date_diff('second', join_at, written_time("Leave Time", 'clock')) / 60,
        0
    ) as minutes,
    coalesce(truth("Attended"), join_at is not null) as attended,
from begun
