-- table: announcement
-- means: One row per announcement, with the medium in which it was published first.
-- key: announcement_id
-- dated by: announced_on
-- basis: period
create table announcement (
    announcement_id varchar not null,
    unit varchar not null,
    announced_on date not null,
    title varchar not null,
    first_channel varchar not null
)
