-- kpi: attendance_rate
-- id: L03
-- name: Attendance rate
-- name ar: معدل الحضور
-- means: Of the hours scheduled for those enrolled, the share they attended.
-- means ar: من الساعات المجدولة للمسجلين، نسبة ما حضروه.
-- theme: training
-- shown as: percent
-- better: higher
-- class: R
-- basis: period
-- by: unit
-- people: yes
-- brings: plain_sessions, plain_attendance, plain_enrolments
-- needs: 1
-- source: ISO/TS 30437
select
    date_trunc($period, day)::date as period_start,
    unit,
    null::varchar as channel,
    sum(attended_of_scheduled) as numerator,
    sum(scheduled_hours) as denominator,
    count(distinct learner) filter (scheduled_hours > 0) as people,
from learner_daily
where day >= $since and day < $until
group by unit, cube (period_start)
order by all
