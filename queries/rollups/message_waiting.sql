-- rollup: message_waiting
-- means: Messages that needed an answer, counted by the day they came and the day they were
--   answered, from which the open ones at the end of any day can be told.
-- of: message
-- day: day
-- rebuild: months
-- kept in: lake
select
    arrived_on as day,
    unit,
    channel,
    office_day(replied_at) as replied_on,
    count(*) as messages,
from message
where arrived_on >= $since and arrived_on < $until and needs_answer
group by all
