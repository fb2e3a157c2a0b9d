-- rollup: population_count
-- means: How many people there are in each group, by the day they were counted.
-- of: population
-- of any unit: population
-- reaches back: population
-- day: day
-- stock: people
-- rebuild: all
select
    counted_on as day,
    unit,
    'population' as channel,
    dimension,
    segment,
    coalesce(bool_or(is_target), false) as is_target,
    sum(people)::bigint as people,
from population
where counted_on >= $since and counted_on < $until and people is not null
group by all
