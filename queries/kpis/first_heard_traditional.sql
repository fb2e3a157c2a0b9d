-- kpi: first_heard_traditional
-- id: T04
-- name: First heard via traditional media
-- name ar: من علموا أولاً عبر الإعلام التقليدي
-- means: Of those asked where they first heard of something, the share who named television,
--   radio, press or outdoor. Read it by age: it must not fall where a group is offline.
-- means ar: ممن سُئلوا أين علموا بالأمر أولاً، نسبة من ذكروا التلفزيون أو الإذاعة أو الصحافة أو
--   إعلانات الطرق. اقرأه بحسب العمر: ينبغي ألا ينخفض لدى فئة لا تستخدم الإنترنت.
-- theme: traditional
-- shown as: percent
-- better: lower
-- class: R
-- basis: period
-- by: unit
-- people: yes
-- facets: first heard
-- brings: plain_survey_answers
-- needs: 5
-- source: own definition
select
    date_trunc($period, day)::date as period_start,
    unit,
    null::varchar as channel,
    sum(traditional) as numerator,
    sum(weights) as denominator,
    wilson_low(
        sum(traditional) / sum(weights),
        sum(weights) * sum(weights) / sum(squared_weights)
    ) as lower,
    wilson_high(
        sum(traditional) / sum(weights),
        sum(weights) * sum(weights) / sum(squared_weights)
    ) as upper,
    sum(people) as people,
from opinion_daily
where day >= $since and day < $until and facet = 'first heard'
group by unit, cube (period_start)
order by all
