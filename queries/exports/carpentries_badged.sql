-- export: carpentries_badged
-- name: The Carpentries, instructor training
-- name ar: ذا كاربنتريز، تدريب المدربين
-- fills: session
-- means: Training events with the number of people who came and who earned the badge afterwards.
-- columns: slug | start | attendance | count_badged
-- zone: local
-- basis: period
-- source: https://github.com/carpentries/assessment
select
    _row,
    words("slug") as session_id,
    words("slug") as title,
    written_day("start") as held_on,
    tally("attendance") as attended,
    tally("count_badged") as completed,
from export
