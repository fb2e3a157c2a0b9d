-- table: message
-- means: One row per message a citizen sent: when it came, when it was answered and closed.
-- key: channel, message_id
-- dated by: arrived_on
-- of people: rating
-- basis: period
create table message (
    channel varchar not null,
    message_id varchar not null,
    account varchar not null,
    unit varchar not null,
    topic varchar not null,
    arrived_at timestamp not null,
    arrived_on date not null,
    replied_at timestamp,
    closed_at timestamp,
    needs_answer boolean not null,
    limit_hours double not null,
    sentiment varchar not null,
    rating bigint,
    known_at timestamp not null
)
