-- table: interaction
-- means: One row per thing that somebody of the public did: a reaction, a comment, a share, or content
--   of their own. Who it was stands under a pseudonym.
-- key: channel, interaction_id
-- dated by: acted_on
-- of people: rows
-- basis: period
create table interaction (
    channel varchar not null,
    interaction_id varchar not null,
    account varchar not null,
    unit varchar not null,
    post_id varchar not null,
    person varchar not null,
    kind varchar not null,
    acted_at timestamp not null,
    acted_on date not null
)
