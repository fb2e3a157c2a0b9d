-- rollup: action_daily
-- means: Actions started and completed by day, digital channels marked. Of visitors who came by a link
--   of a campaign only those days count that know both figures.
-- of: action_day
-- day: day
-- rebuild: months
select
    day,
    unit,
    channel,
    kind,
    channel not in ('phone', 'counter', 'post') as is_digital,
    sum(completed)::bigint as completed,
    sum(started) filter (completed is not null)::bigint as started_of_known,
    sum(completed) filter (started is not null)::bigint as completed_of_known,
from action_day
where day >= $since and day < $until
group by all
