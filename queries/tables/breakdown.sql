-- table: breakdown
-- means: One row per figure that a report splits by something: a country, an age group, a page.
--   A report is the stated period, or the file itself where no period is stated; figures of two
--   reports are never added.
-- key: channel, account, report, dimension, member, metric
-- dated by: until
-- basis: period
create table breakdown (
    channel varchar not null,
    account varchar not null,
    account_name varchar not null,
    unit varchar not null,
    report varchar not null,
    since date,
    until date,
    dimension varchar not null,
    member varchar not null,
    metric varchar not null,
    value double not null
)
