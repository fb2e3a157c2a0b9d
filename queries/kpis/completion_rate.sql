-- kpi: completion_rate
-- id: L04
-- name: Completion rate
-- name ar: معدل إتمام البرنامج
-- means: Of the learners who started in the period, the share who completed the programme;
--   transfers left out.
-- means ar: من المتدربين الذين بدؤوا في الفترة، نسبة من أتموا البرنامج، باستثناء المنقولين.
-- theme: training
-- shown as: percent
-- better: higher
-- class: R
-- counted: p
-- basis: period
-- by: unit
-- people: yes
-- brings: plain_enrolments
-- needs: 1
-- source: ISO 30414
select
    date_trunc($period, day)::date as period_start,
    unit,
    null::varchar as channel,
    sum(completed) as numerator,
    sum(enrolled) as denominator,
    count(distinct learner) as people,
from enrolment_daily
where day >= $since and day < $until
group by unit, cube (period_start)
order by all
