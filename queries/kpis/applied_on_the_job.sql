-- kpi: applied_on_the_job
-- id: L09
-- name: On-the-job application
-- name ar: تطبيق المهارات في العمل
-- means: Of the learners asked about 90 days after the training, the share who apply at least one
--   of its critical behaviours at work, with its 95 % interval.
-- means ar: من المتدربين الذين سُئلوا بعد نحو 90 يوماً من التدريب، نسبة من يطبقون سلوكاً أساسياً
--   واحداً على الأقل في عملهم، مع فترة ثقة 95٪.
-- theme: training
-- shown as: percent
-- better: higher
-- class: R
-- basis: period
-- by: unit
-- people: yes
-- facets: applied
-- brings: plain_survey_answers
-- needs: 5
-- source: Kirkpatrick level 3
select
    date_trunc($period, day)::date as period_start,
    unit,
    null::varchar as channel,
    sum(applying) as numerator,
    sum(weights) as denominator,
    wilson_low(
        sum(applying) / sum(weights),
        sum(weights) * sum(weights) / sum(squared_weights)
    ) as lower,
    wilson_high(
        sum(applying) / sum(weights),
        sum(weights) * sum(weights) / sum(squared_weights)
    ) as upper,
    sum(people) as people,
from opinion_daily
where day >= $since and day < $until and facet = 'applied'
group by unit, cube (period_start)
order by all
