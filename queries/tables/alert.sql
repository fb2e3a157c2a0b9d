-- table: alert
-- means: One row per alert: what was found of which KPI, where and when; and until when it sleeps,
--   since somebody said so.
-- key: alert
create table alert (
    alert varchar not null,
    kind varchar not null,
    kpi varchar not null,
    unit varchar not null,
    channel varchar not null,
    period varchar not null,
    cause varchar not null,
    rule varchar not null,
    since date not null,
    seen_in date not null,
    value double not null,
    low double not null,
    high double not null,
    first_seen_at timestamp not null,
    snoozed_until date,
    reason varchar,
    snoozed_by varchar
)
