-- table: citizen_case
-- means: One row per complaint, suggestion or other matter that somebody brought, with what came of it.
-- key: case_id
-- dated by: opened_on
-- basis: period
create table citizen_case (
    case_id varchar not null,
    unit varchar not null,
    channel varchar not null,
    kind varchar not null,
    topic varchar not null,
    opened_on date not null,
    limit_days double not null,
    closed_on date,
    reopened_on date,
    replies bigint,
    decided_on date,
    outcome varchar not null,
    known_on date not null
)
