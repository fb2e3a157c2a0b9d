-- rollup: message_daily
-- means: Messages by the day they came: how many needed an answer, how many had one, in time or
--   not, and the ratings given. A message is due once its limit had passed when it was last seen.
--   Of those that had an answer each counts in `minutes`, the whole minutes until the first reply:
--   lists of them can be put together, and lose nothing that a median needs.
-- of: message
-- day: day
-- rebuild: months
-- months by: unit, channel
with limited as (
    select
        *,
        arrived_at + to_minutes((limit_hours * 60)::bigint) as late_at,
    from message
    where arrived_on >= $since and arrived_on < $until
)

select
    arrived_on as day,
    unit,
    channel,
    count(*) as messages,
    count(*) filter (needs_answer) as needing,
    count(*) filter (needs_answer and (replied_at is not null or known_at >= late_at)) as due,
    count(*) filter (needs_answer and replied_at is not null) as answered,
    count(*) filter (needs_answer and replied_at <= late_at) as answered_in_time,
    coalesce(
        list_sort(
            list(floor(epoch(replied_at - arrived_at) / 60)::integer)
            filter (needs_answer and replied_at is not null)
        ),
        []
    ) as minutes,
    count(rating) as ratings,
    sum(rating - 1)::bigint as rating_points,
    sum(pow(rating - 1, 2))::bigint as rating_squares,
from limited
group by all
