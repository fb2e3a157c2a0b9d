-- kpi: trust_index
-- id: R04
-- name: Trust index
-- name ar: مؤشر الثقة
-- means: Of those asked whether they trust the unit, the share who agree or agree strongly, each
--   with their weight in the sample, with its 95 % interval.
-- means ar: ممن سُئلوا عن ثقتهم بالجهة، نسبة من يوافقون أو يوافقون بشدة، مع وزن كل منهم في العينة
--   وفترة ثقة 95٪.
-- theme: reputation
-- shown as: percent
-- better: higher
-- class: R
-- basis: period
-- by: unit
-- people: yes
-- facets: trust
-- brings: plain_survey_answers
-- needs: 5
-- source: AMEC outcome; GCS
select
    date_trunc($period, day)::date as period_start,
    unit,
    null::varchar as channel,
    sum(favouring) as numerator,
    sum(weights) as denominator,
    wilson_low(
        sum(favouring) / sum(weights),
        sum(weights) * sum(weights) / sum(squared_weights)
    ) as lower,
    wilson_high(
        sum(favouring) / sum(weights),
        sum(weights) * sum(weights) / sum(squared_weights)
    ) as upper,
    sum(people) as people,
from opinion_daily
where day >= $since and day < $until and facet = 'trust'
group by unit, cube (period_start)
order by all
