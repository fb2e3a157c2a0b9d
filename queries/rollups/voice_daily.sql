-- rollup: voice_daily
-- means: Mentions of all organisations that are watched, our own apart. Peers are watched beside every
--   unit, or for one.
-- of: voice
-- day: day
-- rebuild: months
select
    day,
    unit,
    channel,
    sum(mentions)::bigint as mentions,
    coalesce(sum(mentions) filter (is_own), 0)::bigint as own,
from voice
where day >= $since and day < $until
group by all
