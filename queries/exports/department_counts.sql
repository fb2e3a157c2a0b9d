-- export: department_counts
-- name: Counts by department and day
-- name ar: أعداد حسب الإدارة واليوم
-- fills: breakdown
-- means: What somebody counted in each department on each day, such as its accounts. The same count
--   of the same day twice is one. What was counted is not said.
-- columns: Department Name | Count | Date
-- other columns: none
-- zone: stated
-- basis: moment
-- source: https://github.com/PatLittle/GC-Socials
select
    _row,
    'all' as channel,
    words("Department Name") as account,
    words("Department Name") as unit,
    written_day("Date")::varchar as report,
    written_day("Date") as since,
    written_day("Date") + 1 as until,
    'all' as dimension,
    'all' as member,
    'count' as metric,
    tally("Count")::double as value,
from export
