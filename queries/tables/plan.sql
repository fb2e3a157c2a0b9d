-- table: plan
-- means: One row per post that the publishing plan asks for: when, where, about what, for whom.
-- key: unit, channel, planned_on, topic, segment
-- dated by: planned_on
-- basis: period
create table plan (
    unit varchar not null,
    channel varchar not null,
    planned_on date not null,
    topic varchar not null,
    segment varchar not null
)
