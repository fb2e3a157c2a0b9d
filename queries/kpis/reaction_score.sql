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
-- brings: plain_survey_answers, form_responses
-- needs: 5
-- source: Kirkpatrick level 1
select
    date_trunc($period, day)::date as period_start,
    unit,
    null::varchar as channel,
    sum(points) as numerator,
    sum(answers) as denominator,
    case
        when sum(answers) > 1
            then (
                sum(points) / sum(answers) - t_95(sum(answers) - 1) * sqrt(
                    greatest(sum(squares) - pow(sum(points), 2) / sum(answers), 0)
                    / (sum(answers) - 1) / sum(answers)
                )
            )
    end as lower,
    case
        when sum(answers) > 1
            then (
                sum(points) / sum(answers) + t_95(sum(answers) - 1) * sqrt(
                    greatest(sum(squares) - pow(sum(points), 2) / sum(answers), 0)
                    / (sum(answers) - 1) / sum(answers)
                )
            )
    end as upper,
from survey_daily
where day >= $since and day < $until and facet in ('favourable', 'engaging', 'relevant')
group by unit, cube (period_start)
order by all
