-- table: mention
-- means: One row per public mention of a unit, with the sentiment somebody or something gave it.
-- key: channel, mention_id
-- dated by: mentioned_on
-- basis: period
create table mention (
    channel varchar not null,
    mention_id varchar not null,
    unit varchar not null,
    mentioned_on date not null,
    topic varchar not null,
    sentiment varchar not null,
    method varchar not null,
    key_messages bigint
)
