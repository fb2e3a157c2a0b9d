-- rollup: learner_daily
-- means: Hours that each learner should have spent and did spend in sessions, by day and module.
--   A session is scheduled for all who are enrolled in its programme, transfers excepted; where
--   nobody is enrolled, for those on its attendance list. Whoever came without being enrolled has
--   attended hours and none scheduled. Nobody attends longer than it lasts.
-- of: session, attendance, enrolment
-- of any unit: session
-- reaches back: enrolment
-- day: day
-- rebuild: all
with joined as (
    select
        session_id,
        learner,
        any_value(unit) as unit,
        any_value(held_on) as held_on,
        sum(minutes) / 60 as hours,
        bool_or(attended) as attended,
    from attendance
    group by session_id, learner
),

enrolled as (
    select
        session.session_id,
        enrolment.learner,
        enrolment.unit,
    from session
    inner join enrolment on session.programme = enrolment.programme
    where
        session.programme <> 'Unassigned'
        and enrolment.status <> 'transferred'
        and enrolment.enrolled_on <= session.held_on
),

planned as (
    select distinct session_id,
    from enrolled
),

paired as (
    select
        coalesce(enrolled.session_id, joined.session_id) as session_id,
        coalesce(enrolled.learner, joined.learner) as learner,
        coalesce(enrolled.unit, joined.unit) as unit,
        joined.held_on,
        coalesce(joined.hours, 0) as hours,
        coalesce(joined.attended, false) as attended,
        enrolled.learner is not null or planned.session_id is null as is_expected,
    from enrolled
    full join joined
        on enrolled.session_id = joined.session_id and enrolled.learner = joined.learner
    left join planned on joined.session_id = planned.session_id
)

select
    coalesce(session.held_on, paired.held_on) as day,
    case when paired.unit = 'Unassigned' then coalesce(session.unit, 'Unassigned') else paired.unit
    end as unit,
    coalesce(session.module, 'Unassigned') as module,
    'training' as channel,
    paired.learner,
    bool_or(paired.attended) as attended,
    sum(least(paired.hours, coalesce(session.hours, paired.hours))) as attended_hours,
    sum(session.hours) filter (paired.is_expected) as scheduled_hours,
    sum(least(paired.hours, session.hours)) filter (
        paired.is_expected and session.hours is not null
    ) as attended_of_scheduled,
from paired
left join session on paired.session_id = session.session_id
where
    coalesce(session.held_on, paired.held_on) >= $since
    and coalesce(session.held_on, paired.held_on) < $until
group by all
