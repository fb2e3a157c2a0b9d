-- rollup: expectation_daily
-- means: People who were asked both what they expect and what they found, with how far the mean of the
--   one lies from the mean of the other.
-- of: survey_answer
-- day: day
-- rebuild: months
with matched as (
    select
        answered_on as day,
        unit,
        survey,
        response_id,
        avg(score) filter (facet = 'perceived') - avg(score) filter (facet = 'expected') as gap,
    from survey_answer
    where answered_on >= $since and answered_on < $until
    group by all
)

select
    day,
    unit,
    'survey' as channel,
    count(*) as people,
    sum(gap) as points,
    sum(gap * gap) as squares,
from matched
where gap is not null
group by all
