-- table: unit
-- means: One row per unit of the government, with its place in the tree and its names.
-- key: unit
-- reference: yes
create table unit (
    unit varchar not null,
    parent varchar,
    name varchar not null,
    name_ar varchar not null
)
