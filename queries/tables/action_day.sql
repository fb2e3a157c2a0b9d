-- table: action_day
-- means: One row per action, channel and day: how often citizens set out to do something, such as
--   renewing a licence or booking a place, and how often they were done with it.
-- key: unit, channel, action, day
-- dated by: day
-- basis: period
create table action_day (
    unit varchar not null,
    channel varchar not null,
    action varchar not null,
    day date not null,
    kind varchar not null,
    started bigint,
    completed bigint
)
