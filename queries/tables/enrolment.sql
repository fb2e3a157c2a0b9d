-- table: enrolment
-- means: One row per learner and programme: when they started and how it ended.
-- key: learner, programme
-- dated by: enrolled_on
-- of people: rows
-- basis: period
create table enrolment (
    learner varchar not null,
    programme varchar not null,
    unit varchar not null,
    enrolled_on date not null,
    status varchar not null,
    completed_on date
)
