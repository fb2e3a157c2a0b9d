-- rollup: case_daily
-- means: Cases by the day they were opened: how many were due and closed within their limit, closed
--   with a single reply and not opened again within seven days, and decided after how many days. A
--   case is due once it is closed or its limit had passed when it was last seen; it is mature 90 days
--   after it was opened.
-- of: citizen_case
-- day: day
-- rebuild: months
with limited as (
    select
        *,
        opened_on + limit_days::integer as late_on,
    from citizen_case
    where opened_on >= $since and opened_on < $until
)

select
    opened_on as day,
    unit,
    channel,
    kind,
    decided_on - opened_on as decision_days,
    count(*) as cases,
    count(*) filter (closed_on is not null or known_on > late_on) as due,
    count(*) filter (closed_on <= late_on) as closed_in_time,
    count(*) filter (closed_on is not null and known_on >= closed_on + 7) as closed,
    count(*) filter (
        known_on >= closed_on + 7
        and replies <= 1
        and coalesce(reopened_on > closed_on + 7, true)
    ) as closed_at_once,
    count(*) filter (known_on >= opened_on + 90) as mature,
    count(*) filter (known_on >= opened_on + 90 and outcome = 'implemented') as implemented,
from limited
group by all
