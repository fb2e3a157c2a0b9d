-- rollup: message_minutes
-- means: Messages that needed an answer, counted by the whole minutes until the first reply;
--   minutes are null for those still waiting. Counts per minute lose nothing that a median needs.
-- of: message
-- day: day
-- rebuild: months
-- months by: unit, channel, minutes
select
    arrived_on as day,
    unit,
    channel,
    floor(epoch(replied_at - arrived_at) / 60)::integer as minutes,
    count(*) as messages,
from message
where arrived_on >= $since and arrived_on < $until and needs_answer
group by all
