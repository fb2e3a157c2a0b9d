-- kpi: reaction_score
-- id: L06
-- name: Reaction score
-- name ar: رضا المتدربين
-- means: Mean of the answers from 1 to 5 on whether the training was favourable, engaging and
--   relevant.
-- means ar: متوسط الإجابات من 1 إلى 5 عن مدى كون التدريب مُرضياً وجاذباً وذا صلة.
-- theme: training
-- shown as: score
-- better: higher
-- class: I
-- basis: period
-- by: unit
-- people: yes
-- facets: favourable, engaging, relevant
-- brings: plain_survey_answers, form_responses
-- needs: 5
-- source: Kirkpatrick level 1
with asked as (
    select
        date_trunc($period, day)::date as period_start,
        unit,
        facet,
        sum(answers) as answers,
        sum(points) as points,
        sum(squares) as squares,
        sum(people) as people,
    from survey_daily
    where day >= $since and day < $until and facet in ('favourable', 'engaging', 'relevant')
    group by unit, facet, cube (period_start)
),

-- Who answers is asked for every facet: those of the facet that most answered.
pooled as (
    select
        period_start,
        unit,
        sum(answers) as answers,
        sum(points) as points,
        sum(squares) as squares,
        max(people) as people,
    from asked
    group by all
),

erring as (
    select
        *,
        t_95(answers - 1) * sqrt(
            greatest(squares - points * points / answers, 0) / (answers - 1) / answers
        ) as margin,
    from pooled
)

select
    period_start,
    unit,
    null::varchar as channel,
    points as numerator,
    answers as denominator,
    case when answers > 1 then points / answers - margin end as lower,
    case when answers > 1 then points / answers + margin end as upper,
    people,
from erring
order by all
