-- rollup: survey_daily
-- means: Scored survey answers by day, module and facet, and how many people gave them.
-- of: survey_answer
-- day: day
-- rebuild: all
select
    answered_on as day,
    unit,
    module,
    facet,
    'training' as channel,
    count(score) as answers,
    count(distinct struct_pack(survey, response_id)) as people,
    sum(score) as points,
    sum(score * score) as squares,
from survey_answer
where answered_on >= $since and answered_on < $until and score is not null
group by all
