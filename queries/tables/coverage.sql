-- table: coverage
-- means: One row per spot, article or report in traditional media: how often it was seen or heard over
--   its whole life, as somebody estimates, and whether its place was paid for or earned.
-- key: unit, channel, appeared_on, item
-- dated by: appeared_on
-- basis: lifetime
create table coverage (
    unit varchar not null,
    channel varchar not null,
    appeared_on date not null,
    item varchar not null,
    kind varchar not null,
    exposures bigint,
    least bigint,
    most bigint
)
