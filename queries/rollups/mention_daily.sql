-- rollup: mention_daily
-- means: Public mentions by day and sentiment; unclassified ones are counted apart.
-- of: mention
-- day: day
-- rebuild: months
select
    mentioned_on as day,
    unit,
    channel,
    count(*) as mentions,
    count(*) filter (sentiment = 'positive') as positive,
    count(*) filter (sentiment = 'neutral') as neutral,
    count(*) filter (sentiment = 'negative') as negative,
from mention
where mentioned_on >= $since and mentioned_on < $until
group by all
