-- rollup: opinion_daily
-- means: Survey answers by day, survey, facet, wave and segment: how many people answered, and, each
--   with its weight, how many recommend on a scale to 10 or do not, agree strongly enough (4 or 5 of
--   5), heard first of something from traditional media, or apply what they learned.
-- of: survey_answer
-- day: day
-- rebuild: months
with person as (
    select
        answered_on as day,
        unit,
        survey,
        facet,
        coalesce(wave, 'Unassigned') as wave,
        coalesce(segment, 'Unassigned') as segment,
        response_id,
        coalesce(any_value(weight), 1) as weight,
        avg(score) as score,
        max(score) as top_score,
        bool_or(
            channel_of(answer) in ('television', 'radio', 'press', 'outdoor')
        ) as is_traditional,
    from survey_answer
    where
        answered_on >= $since
        and answered_on < $until
        and facet in (
            'recommend', 'recommend training', 'trust', 'favourability', 'first heard', 'applied'
        )
        and (score is not null or facet = 'first heard')
    group by all
)

select
    day,
    unit,
    survey,
    facet,
    wave,
    segment,
    'survey' as channel,
    count(*) as people,
    sum(weight) as weights,
    sum(weight * weight) as squared_weights,
    coalesce(sum(weight) filter (score >= 9), 0) as promoters,
    coalesce(sum(weight) filter (score <= 6), 0) as detractors,
    coalesce(sum(weight) filter (score >= 4), 0) as favouring,
    coalesce(sum(weight) filter (is_traditional), 0) as traditional,
    coalesce(sum(weight) filter (top_score >= 1), 0) as applying,
from person
group by all
