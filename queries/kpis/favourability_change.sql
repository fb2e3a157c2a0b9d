-- kpi: favourability_change
-- id: R05
-- name: Favourability change
-- name ar: تغيّر الانطباع
-- means: How many points the share of those who think well of the unit is higher in a survey
--   after something than in the same survey before it, with the 95 % interval of the difference.
--   It counts in the period of the later wave.
-- means ar: كم نقطة تزيد نسبة أصحاب الانطباع الجيد عن الجهة في الاستبيان اللاحق عنها في الاستبيان
--   نفسه قبل الحدث، مع فترة ثقة 95٪ للفرق. يُحسب في فترة الاستبيان اللاحق.
-- theme: reputation
-- shown as: percent
-- better: higher
-- class: D
-- basis: period
-- by: unit
-- people: yes
-- facets: favourability
-- brings: plain_survey_answers
-- needs: 5
-- source: Barcelona Principle 2, outcomes
with later as (
    select
        date_trunc($period, day)::date as period_start,
        unit,
        survey,
        sum(people) as people,
        sum(weights) as weights,
        sum(squared_weights) as squared_weights,
        sum(favouring) as favouring,
    from opinion_daily
    where
        day >= $since and day < $until and facet = 'favourability' and wave = 'after'
    group by unit, survey, cube (period_start)
),

earlier as (
    select
        unit,
        survey,
        sum(people) as people,
        sum(weights) as weights,
        sum(squared_weights) as squared_weights,
        sum(favouring) as favouring,
    from opinion_daily
    where day < $until and facet = 'favourability' and wave = 'before'
    group by all
),

pooled as (
    select
        later.period_start,
        later.unit,
        sum(later.people)::bigint as people,
        sum(later.favouring) / sum(later.weights) as share,
        pow(sum(later.weights), 2) / sum(later.squared_weights) as size,
        sum(earlier.favouring) / sum(earlier.weights) as share_before,
        pow(sum(earlier.weights), 2) / sum(earlier.squared_weights) as size_before,
        least(sum(later.people), sum(earlier.people))::bigint as fewest,
    from later
    inner join earlier
        on later.unit is not distinct from earlier.unit and later.survey = earlier.survey
    group by later.period_start, later.unit
),

erring as (
    select
        *,
        1.96 * sqrt(
            share * (1 - share) / size + share_before * (1 - share_before) / size_before
        ) as margin,
    from pooled
)

select
    period_start,
    unit,
    null::varchar as channel,
    (share - share_before) * people as numerator,
    people as denominator,
    share - share_before - margin as lower,
    share - share_before + margin as upper,
    fewest as people,
from erring
order by all
