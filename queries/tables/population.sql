-- table: population
-- means: One row per group of people and count: how many citizens belong to a segment, or how many
--   employees a unit has. Without a unit it holds for the whole government.
-- key: unit, dimension, segment, counted_on
-- dated by: counted_on
-- basis: moment
create table population (
    unit varchar not null,
    dimension varchar not null,
    segment varchar not null,
    counted_on date not null,
    people bigint,
    is_target boolean
)
