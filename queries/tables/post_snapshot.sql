-- table: post_snapshot
-- means: One row per earlier capture of a post: the figures it had when an older export was made,
--   once a later one shows others. The latest capture is the post itself.
-- key: channel, post_id, captured_at
-- dated by: published_on
-- basis: lifetime
create table post_snapshot (
    channel varchar not null,
    post_id varchar not null,
    captured_at timestamp not null,
    published_on date not null,
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
    engagements bigint
)
