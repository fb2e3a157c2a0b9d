-- table: investment
-- means: One row per amount that stands beside the spend on communication: what training, setting up
--   and answering cost, and what benefits were found to be worth, by which method.
-- key: unit, channel, subject, kind, booked_on, item
-- dated by: booked_on
-- basis: period
create table investment (
    unit varchar not null,
    channel varchar not null,
    subject varchar not null,
    kind varchar not null,
    booked_on date not null,
    item varchar not null,
    method varchar not null,
    amount double not null
)
