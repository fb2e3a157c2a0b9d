-- table: post
-- means: One row per post: its latest figures, counted over the post's whole life. `engagements`
--   is the total of a platform that does not say what it is made of.
-- key: channel, post_id
-- dated by: published_on
-- basis: lifetime
-- captures: post_snapshot
create table post (
    channel varchar not null,
    post_id varchar not null,
    account varchar not null,
    account_name varchar not null,
    unit varchar not null,
    published_at timestamp,
    published_on date not null,
    kind varchar not null,
    title varchar,
    link varchar,
    topic varchar not null,
    campaign varchar not null,
    length_seconds double,
    impressions bigint,
    reach bigint,
    reactions bigint,
    comments bigint,
    shares bigint,
    saves bigint,
    link_clicks bigint,
    clicks bigint,
    follows bigint,
    video_views bigint,
    watched_hours double,
    engagements bigint,
    captured_at timestamp
)
