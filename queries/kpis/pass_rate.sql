-- kpi: pass_rate
-- id: L05
-- name: Pass rate
-- name ar: معدل النجاح
-- means: Of the learners assessed after a module or at the end, the share who passed, each module
--   counted for itself.
-- means ar: من المتدربين الذين قُيّموا بعد الوحدة أو في النهاية، نسبة الناجحين، وتُحسب كل وحدة على
--   حدة.
-- theme: training
-- shown as: percent
-- better: higher
-- class: R
-- counted: p
-- basis: period
-- by: unit
-- people: yes
-- brings: plain_assessments
-- needs: 1
-- source: Kirkpatrick level 2
select
    date_trunc($period, day)::date as period_start,
    unit,
    null::varchar as channel,
    sum(passed) as numerator,
    sum(assessed) as denominator,
    count(distinct learner) filter (assessed > 0) as people,
from assessment_daily
where day >= $since and day < $until
group by unit, cube (period_start)
order by all
