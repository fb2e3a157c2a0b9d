-- kpi: learner_hours
-- id: L01
-- name: Learner-hours
-- name ar: ساعات التدريب الفعلية
-- means: Hours that learners spent in sessions, one hour for each learner and hour.
-- means ar: الساعات التي قضاها المتدربون في الجلسات، ساعة لكل متدرب.
-- theme: training
-- shown as: hours
-- better: higher
-- class: A
-- basis: period
-- by: unit
-- people: yes
-- brings: plain_sessions, plain_attendance, plain_enrolments
-- needs: 1
-- source: ISO 30414; Phillips level 0
select
    date_trunc($period, day)::date as period_start,
    unit,
    null::varchar as channel,
    sum(attended_hours) as numerator,
    null::double as denominator,
    count(distinct learner) filter (attended_hours > 0) as people,
from learner_daily
where day >= $since and day < $until
group by unit, cube (period_start)
order by all
