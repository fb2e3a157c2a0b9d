-- table: account
-- means: One row per page or handle, with the unit that owns it.
-- key: channel, account
-- reference: yes
create table account (
    channel varchar not null,
    account varchar not null,
    name varchar not null,
    unit varchar not null
)
