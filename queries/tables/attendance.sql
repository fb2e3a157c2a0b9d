-- table: attendance
-- means: One row per time a learner joined a session; a learner who came back has several.
-- key: session_id, learner, joined_at
-- dated by: held_on
-- of people: rows
-- basis: period
create table attendance (
    session_id varchar not null,
    learner varchar not null,
    joined_at timestamp not null,
    held_on date not null,
    unit varchar not null,
    minutes double not null,
    attended boolean not null
)
