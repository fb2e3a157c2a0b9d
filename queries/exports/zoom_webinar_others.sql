-- export: zoom_webinar_others
-- name: Zoom, others who attended a webinar
-- name ar: زوم، حضور آخرون لندوة
-- fills: attendance
-- means: One row per time somebody joined a webinar without having registered.
-- columns: User Name | Join Time | Leave Time | Time in Session (minutes)
-- titles: Other Attended
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
    pseudonym("User Name") as learner,
    to_utc(join_at, 'Asia/Bahrain') as joined_at,
    began_at::date as held_on,
    coalesce(
        amount("Time in Session (minutes)"),
        date_diff('second', join_at, written_time("Leave Time", 'clock')) / 60,
        0
    ) as minutes,
    true as attended,
from begun
