-- rollup: person_daily
-- means: Who did something on which day, each under a pseudonym.
-- of: interaction
-- day: day
-- rebuild: months
select
    acted_on as day,
    unit,
    channel,
    person,
    count(*) as interactions,
    count(*) filter (kind = 'content') as made,
from interaction
where acted_on >= $since and acted_on < $until
group by all
