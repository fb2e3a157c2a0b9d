-- rollup: coverage_daily
-- means: How often traditional media were seen or heard, by the day of the spot or article; least and
--   most are the bounds of the estimate, where it has some.
-- of: coverage
-- day: day
-- rebuild: months
select
    appeared_on as day,
    unit,
    channel,
    kind,
    count(*) as items,
    sum(exposures)::bigint as exposures,
    sum(coalesce(least, exposures))::bigint as least,
    sum(coalesce(most, exposures))::bigint as most,
from coverage
where appeared_on >= $since and appeared_on < $until and exposures is not null
group by all
