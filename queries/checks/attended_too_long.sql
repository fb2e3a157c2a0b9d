-- check: attended_too_long
-- name: Attended longer than the session lasted
-- name ar: حضور أطول من مدة الجلسة
-- means: People whose minutes in a session add up to more than its length; hours count up to it only.
-- means ar: أشخاص تزيد دقائق حضورهم في الجلسة على مدتها، ولا يُحتسب لهم إلا مدتها.
-- severity: note
-- finding: {found} attendances are longer than their session, out of {expected}.
-- finding ar: {found} من سجلات الحضور أطول من جلساتها، من أصل {expected}.
-- remedy: Check the session's length in hours; people who joined on two devices count twice.
-- remedy ar: تحقق من مدة الجلسة بالساعات، ومن انضم بجهازين تُحتسب دقائقه مرتين.
-- threshold: A quarter more is let pass: rooms open early and close late.
with joined as (
    select
        attendance.unit,
        attendance.held_on,
        sum(attendance.minutes) > 1.25 * any_value(session.hours) * 60 as is_over,
    from attendance
    inner join session on attendance.session_id = session.session_id
    where session.hours is not null
    group by attendance.unit, attendance.held_on, attendance.session_id, attendance.learner
)

select
    'attendance' as fact,
    unit,
    null as channel,
    null as account,
    min(held_on) filter (is_over) as since,
    max(held_on) filter (is_over) + 1 as until,
    count(*) filter (is_over) as found,
    count(*) as expected,
    null as what,
from joined
group by unit
having bool_or(is_over)
order by all
