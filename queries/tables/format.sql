-- table: format
-- means: One row per export format that an analyst saved: a file of somebody's own, mapped on a
--   table. Its description is a file in the grammar of queries/exports.
-- key: format
create table format (
    format varchar not null,
    name varchar not null,
    name_ar varchar not null,
    description varchar not null,
    in_use boolean not null
)
