-- table: target
-- means: One row per target: the value a KPI should reach, for whom and when. One that ends on the day
--   it begins was withdrawn, and holds on none.
-- key: kpi, unit, channel, period_start
-- dated by: period_start
-- basis: period
create table target (
    kpi varchar not null,
    unit varchar not null,
    channel varchar not null,
    period_start date not null,
    period_end date,
    value double not null,
    owner varchar not null,
    source varchar not null
)
