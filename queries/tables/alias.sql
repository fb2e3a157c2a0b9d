-- table: alias
-- means: One row per proposal that two names are one, and whether somebody accepted it: the figures of an
--   accepted alias count for what it means. A declined one is not proposed again.
-- key: kind, channel, alias, means
-- reference: yes
create table alias (
    kind varchar not null,
    channel varchar not null,
    alias varchar not null,
    means varchar not null,
    accepted boolean not null
)
