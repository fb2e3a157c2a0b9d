-- table: session
-- means: One row per training session held, with its length and, where only these are known,
--   its head counts.
-- key: session_id
-- dated by: held_on
-- of people: enrolled, attended, completed
-- basis: period
create table session (
    session_id varchar not null,
    title varchar not null,
    module varchar not null,
    programme varchar not null,
    unit varchar not null,
    held_on date not null,
    hours double,
    enrolled bigint,
    attended bigint,
    completed bigint
)
