-- table: assessment
-- means: One row per learner, module and kind of assessment: before, after or final.
-- key: learner, programme, module, kind
-- dated by: assessed_on
-- of people: rows
-- basis: period
create table assessment (
    learner varchar not null,
    programme varchar not null,
    module varchar not null,
    kind varchar not null,
    unit varchar not null,
    assessed_on date not null,
    score double,
    max_score double not null,
    passed boolean
)
