-- table: stated_total
-- means: One row per number that a report or an article states: of what, for whom, for which time. It is
--   compared with other stated numbers and with what the lake holds, and shown in no KPI.
-- key: report, measure, unit, channel, part, since, until
-- dated by: since
-- basis: period
create table stated_total (
    report varchar not null,
    measure varchar not null,
    unit varchar not null,
    channel varchar not null,
    part varchar not null,
    since date not null,
    until date not null,
    value double not null
)
