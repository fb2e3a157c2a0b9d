-- kpi: normalised_gain
-- id: L07
-- name: Normalised gain
-- name ar: الكسب المعرفي المعياري
-- means: Of what learners could still gain before the module, the share they gained; only learners
--   assessed before and after. Below 0.3 is low, above 0.7 high.
-- means ar: مما كان بإمكان المتدربين كسبه قبل الوحدة، نسبة ما كسبوه، للمتدربين الذين قُيّموا قبلها
--   وبعدها فقط. أقل من 0.3 منخفض وأكثر من 0.7 مرتفع.
-- theme: training
-- shown as: gain
-- better: higher
-- class: D
-- basis: period
-- by: unit
-- people: yes
-- brings: plain_assessments
-- needs: 1
-- source: Hake (1998), American Journal of Physics 66, 64–74
select
    date_trunc($period, day)::date as period_start,
    unit,
    null::varchar as channel,
    sum(gain) as numerator,
    sum(possible) as denominator,
    count(distinct learner) filter (matched > 0) as people,
from assessment_daily
where day >= $since and day < $until
group by unit, cube (period_start)
order by all
