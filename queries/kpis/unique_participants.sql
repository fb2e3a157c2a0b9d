-- kpi: unique_participants
-- id: L02
-- name: Unique participants
-- name ar: عدد المتدربين
-- means: Different people who joined at least one session.
-- means ar: الأشخاص المختلفون الذين حضروا جلسة واحدة على الأقل.
-- theme: training
-- shown as: count
-- better: higher
-- class: U
-- basis: period
-- by: unit
-- people: yes
-- brings: plain_sessions, plain_attendance, plain_enrolments
-- needs: 1
-- source: ISO 30414
select
    date_trunc($period, day)::date as period_start,
    unit,
    null::varchar as channel,
    count(distinct learner) as numerator,
    null::double as denominator,
    count(distinct learner) as people,
from learner_daily
where day >= $since and day < $until and attended
group by unit, cube (period_start)
order by all
