-- table: post_label
-- means: One row per label that somebody gave a post: a topic, the segment it is for, or its author
--   under a pseudonym. A post may have several topics.
-- key: channel, post_id, kind, label
-- dated by: published_on
-- basis: lifetime
create table post_label (
    channel varchar not null,
    post_id varchar not null,
    kind varchar not null,
    label varchar not null,
    published_on date not null
)
