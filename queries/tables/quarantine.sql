-- table: quarantine
-- means: One row per cell, or whole row, of an upload that could not be taken in, with the row as
--   it was read. It is open until the row is mended and uploaded again, or dismissed by somebody.
-- key: upload, part, line, column_name
create table quarantine (
    upload varchar not null,
    part bigint not null,
    line bigint not null,
    column_name varchar not null,
    file varchar not null,
    format varchar not null,
    value varchar not null,
    reason varchar not null,
    cells varchar not null,
    header varchar not null,
    title varchar not null,
    sheet varchar not null,
    settled varchar
)
