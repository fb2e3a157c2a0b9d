-- rollup: topic_segment
-- means: Posts by month, topic and the segment that they are for, with what they gathered; Unassigned
--   where nobody said it. A post counts for each pair of its topics and segments, so that pairs do
--   not add up to a total.
-- of: post, post_label
-- day: day
-- basis: lifetime
-- rebuild: all
with topic as (
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

segment as (
    select
        channel,
        post_id,
        label as segment,
    from post_label
    where kind = 'segment'
),

counted as (
    select
        date_trunc('month', post.published_on)::date as day,
        post.unit,
        post.channel,
        coalesce(topic.topic, 'Unassigned') as topic,
        coalesce(segment.segment, 'Unassigned') as segment,
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
    left join topic on post.channel = topic.channel and post.post_id = topic.post_id
    left join segment on post.channel = segment.channel and post.post_id = segment.post_id
    where post.published_on >= $since and post.published_on < $until
)

select
    day,
    unit,
    channel,
    topic,
    segment,
    count(*) as posts,
    sum(engagements) filter (impressions is not null)::bigint as engagements_of_seen,
    sum(impressions) filter (engagements is not null)::bigint as impressions_of_engaged,
from counted
where topic <> 'Unassigned' or segment <> 'Unassigned'
group by all
