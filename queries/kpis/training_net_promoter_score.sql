-- kpi: training_net_promoter_score
-- id: L14
-- name: Training net promoter score
-- name ar: صافي نقاط ترويج التدريب
-- means: Of the learners asked how likely they are to recommend the training, the share who said
--   9 or 10 less the share who said 6 or less; from -100 to 100, with its 95 % interval.
-- means ar: من المتدربين الذين سُئلوا عن مدى ترشيحهم للتدريب، نسبة من أجابوا بـ 9 أو 10 ناقص نسبة
--   من أجابوا بـ 6 أو أقل، من -100 إلى 100، مع فترة ثقة 95٪.
-- theme: training
-- shown as: decimal
-- better: higher
-- class: R
-- basis: period
-- by: unit
-- people: yes
-- facets: recommend training
-- brings: plain_survey_answers
-- needs: 5
-- source: own definition, as E07
select
    date_trunc($period, day)::date as period_start,
    unit,
    null::varchar as channel,
    100 * (sum(promoters) - sum(detractors)) as numerator,
    sum(weights) as denominator,
    100 * (sum(promoters) - sum(detractors)) / sum(weights)
    - promoters_reach(
        sum(promoters), sum(detractors), sum(weights), sum(squared_weights)
    ) as lower,
    100 * (sum(promoters) - sum(detractors)) / sum(weights)
    + promoters_reach(
        sum(promoters), sum(detractors), sum(weights), sum(squared_weights)
    ) as upper,
    sum(people) as people,
from opinion_daily
where day >= $since and day < $until and facet = 'recommend training'
group by unit, cube (period_start)
order by all
