-- rollup: topic_daily
-- means: Posts whose topic is known, with what they gathered; a post with several topics counts for
--   each, so that topics do not add up to a total.
-- of: post, post_label
-- day: day
-- basis: lifetime
-- rebuild: all
-- months by: unit, channel
with labelled as (
    select
        channel,
        post_id,
        label as topic,
    from post_label
    where kind = 'topic'
    union
    select
        channel,
        post_id,
        topic,
    from post
    where topic <> 'Unassigned'
),

counted as (
    select
        post.published_on as day,
        post.unit,
        post.channel,
        labelled.topic,
        coalesce(post.impressions, post.video_views) as impressions,
        engaged(
            post.reactions,
            post.comments,
            post.shares,
            post.saves,
            post.link_clicks,
            post.clicks,
            post.engagements
        ) as engagements,
    from post
    inner join labelled on post.channel = labelled.channel and post.post_id = labelled.post_id
    where post.published_on >= $since and post.published_on < $until
)

select
    day,
    unit,
    channel,
    count(*) as posts,
    sum(engagements) filter (impressions is not null)::bigint as engagements_of_seen,
    sum(impressions) filter (engagements is not null)::bigint as impressions_of_engaged,
from counted
group by all
