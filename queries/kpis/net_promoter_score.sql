-- kpi: net_promoter_score
-- id: E07
-- name: Net promoter score
-- name ar: صافي نقاط الترويج
-- means: Of those asked how likely they are to recommend the service, the share who said 9 or 10
--   less the share who said 6 or less; from -100 to 100, with its 95 % interval.
-- means ar: ممن سُئلوا عن مدى ترشيحهم للخدمة، نسبة من أجابوا بـ 9 أو 10 ناقص نسبة من أجابوا بـ 6
--   أو أقل، من -100 إلى 100، مع فترة ثقة 95٪.
-- theme: service
-- shown as: decimal
-- better: higher
-- class: R
-- basis: period
-- by: unit
-- people: yes
-- facets: recommend
-- brings: plain_survey_answers
-- needs: 5
-- source: digital.gov, likely to recommend
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
where day >= $since and day < $until and facet = 'recommend'
group by unit, cube (period_start)
order by all
