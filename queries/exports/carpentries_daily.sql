-- export: carpentries_daily
-- name: The Carpentries, daily head counts
-- name ar: ذا كاربنتريز، عدد الحضور اليومي
-- fills: session
-- means: Workshops with the number of people who registered and who came on each day; the best day
--   counts. The day it began stands in the workshop's name.
-- columns: Slug | Registered | Day1 | Day2
-- optional: Day3 | Day4 | Day5
-- rows: ragged
-- zone: local
-- basis: period
-- source: https://github.com/carpentries/assessment
select
    _row,
    words("Slug") as session_id,
    words("Slug") as title,
    leading_day("Slug") as held_on,
    tally("Registered") as enrolled,
    greatest(
        tally("Day1"), tally("Day2"), tally("Day3"), tally("Day4"), tally("Day5")
    ) as attended,
from export
