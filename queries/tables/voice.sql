-- table: voice
-- means: One row per organisation that is watched, channel and day: how often it was mentioned, our own
--   units among their peers.
-- key: channel, entity, unit, day
-- dated by: day
-- basis: period
create table voice (
    channel varchar not null,
    entity varchar not null,
    unit varchar not null,
    day date not null,
    is_own boolean not null,
    mentions bigint
)
