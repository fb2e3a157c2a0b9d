-- table: account_day
-- means: One row per account and day: what the platform counted on that day. `engagements` is the
--   total of a platform that does not say what it is made of.
-- key: channel, account, day
-- dated by: day
-- basis: period
create table account_day (
    channel varchar not null,
    account varchar not null,
    account_name varchar not null,
    unit varchar not null,
    day date not null,
    followers bigint,
    gained bigint,
    lost bigint,
    impressions bigint,
    reach bigint,
    reactions bigint,
    comments bigint,
    shares bigint,
    saves bigint,
    link_clicks bigint,
    clicks bigint,
    visits bigint,
    visitors bigint,
    posts bigint,
    video_views bigint,
    watched_hours double,
    downloads bigint,
    events bigint,
    engagements bigint
)
