-- table: spend
-- means: One row per amount spent on communication, on our own channels or in traditional media.
-- key: unit, channel, spent_on, item, kind
-- dated by: spent_on
-- basis: period
create table spend (
    unit varchar not null,
    channel varchar not null,
    spent_on date not null,
    item varchar not null,
    kind varchar not null,
    amount double not null
)
