-- rollup: mention_daily
-- means: Public mentions by day and sentiment; unclassified ones are counted apart. On topic
--   are those that somebody searched for key messages.
-- of: mention
-- day: day
-- rebuild: months
-- months by: unit, channel
select
    mentioned_on as day,
    unit,
    channel,
    count(*) as mentions,
    count(*) filter (sentiment = 'positive') as positive,
    count(*) filter (sentiment = 'neutral') as neutral,
    count(*) filter (sentiment = 'negative') as negative,
    count(key_messages) as on_topic,
    count(*) filter (key_messages > 0) as with_key_message,
from mention
where mentioned_on >= $since and mentioned_on < $until
group by all
