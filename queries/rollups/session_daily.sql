-- rollup: session_daily
-- means: Training sessions held, by day, host unit and module.
-- of: session
-- day: day
-- rebuild: months
select
    held_on as day,
    unit,
    module,
    'training' as channel,
    count(*) as sessions,
    sum(hours) as hours,
    sum(attended)::bigint as head_count,
from session
where held_on >= $since and held_on < $until
group by all
