-- table: event
-- means: One row per thing worth marking on a chart: a campaign, Ramadan, a batch, an outage.
-- key: event, since, unit
-- dated by: since
-- basis: period
create table event (
    event varchar not null,
    event_ar varchar not null,
    kind varchar not null,
    unit varchar not null,
    since date not null,
    until date
)
