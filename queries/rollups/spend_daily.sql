-- rollup: spend_daily
-- means: Money spent by day, unit and channel, traditional media marked.
-- of: spend
-- day: day
-- rebuild: months
-- months by: unit, channel, is_traditional
select
    spent_on as day,
    unit,
    channel,
    channel in ('television', 'radio', 'press', 'outdoor') as is_traditional,
    sum(amount) as amount,
from spend
where spent_on >= $since and spent_on < $until
group by all
