-- export: elixir_events
-- name: ELIXIR Training Metrics Database, events
-- name ar: إليكسير، الفعاليات التدريبية
-- fills: session
-- means: Courses with the number of people who took part. In which measure a course's duration is
--   given is not said, so its hours are unknown.
-- columns: title | node_main | date_start | date_end | type | number_participants
-- optional: code | number_trainers
-- one of: code | number_trainers
-- also: title = Title
-- also: number_trainers = No. of trainers/ facilitators
-- also: node_main = ELIXIR Node
-- also: date_start = Start Date
-- also: date_end = End Date
-- also: type = Event type
-- also: number_participants = No. of participants
-- zone: local
-- basis: period
-- source: https://github.com/elixir-europe-training/Training-Metrics-Database
select
    _row,
    coalesce(words("code"), concat_ws(' ', words("title"), words("date_start"))) as session_id,
    named("title") as title,
    named("type") as programme,
    named("node_main") as unit,
    written_day("date_start") as held_on,
    tally("number_participants") as attended,
from export
