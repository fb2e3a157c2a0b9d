-- export: elixir_events
-- name: ELIXIR Training Metrics Database, events
-- name ar: إليكسير، الفعاليات التدريبية
-- fills: session
-- means: Courses with the number of people who took part. In which measure a course's duration is
--   given is not said, so its hours are unknown.
-- columns: code | title | node_main | date_start | date_end | type | number_participants
-- zone: local
-- basis: period
-- source: https://github.com/elixir-europe-training/Training-Metrics-Database
select
    _row,
    words("code") as session_id,
    named("title") as title,
    named("type") as programme,
    named("node_main") as unit,
    written_day("date_start") as held_on,
    tally("number_participants") as attended,
from export
