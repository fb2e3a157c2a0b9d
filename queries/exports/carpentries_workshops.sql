-- export: carpentries_workshops
-- name: The Carpentries, workshops
-- name ar: ذا كاربنتريز، ورش العمل
-- fills: session
-- means: Workshops with the number of people who came. How long they lasted is not said.
-- columns: slug | tag_name | start_date | attendance | host_name
-- zone: local
-- basis: period
-- source: https://github.com/carpentries/assessment
select
    _row,
    words("slug") as session_id,
    words("slug") as title,
    named("tag_name") as programme,
    named("host_name") as unit,
    written_day("start_date") as held_on,
    tally("attendance") as attended,
from export
