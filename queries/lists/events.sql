-- list: events
-- name: Events
-- name ar: الأحداث
-- means: What readers should know when they look at a chart: of a unit, of those above and below it,
--   and of the whole government.
-- means ar: ما ينبغي أن يعرفه من يقرأ الرسم: أحداث الجهة وما فوقها وما تحتها، وأحداث الحكومة كلها.
select
    event.event,
    event.event_ar,
    event.kind,
    event.unit,
    event.since,
    coalesce(event.until, event.since + 1) as until,
from event
where
    event.since < $until
    and coalesce(event.until, event.since + 1) > $since
    and (
        $unit is null
        or event.unit = 'Unassigned'
        or event.unit in (
            select unit_path.unit,
            from unit_path
            where unit_path.ancestor = $unit
        )
        or event.unit in (
            select unit_path.ancestor,
            from unit_path
            where unit_path.unit = $unit
        )
    )
order by event.since desc, event.event asc, event.unit asc
