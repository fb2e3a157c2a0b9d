-- rollup: topic_segment
-- means: Posts by month, topic and the segment that they are for, with what they gathered; Unassigned
--   where nobody said it. A post counts for each pair of its topics and segments, so that pairs do
--   not add up to a total.
-- of: post, post_label
-- day: day
-- basis: lifetime
-- rebuild: months
-- all months for: post_label
with topic as (
    select
        channel,
        post_id,
        label,
    from post_label
    where kind = 'topic'
),

segment as (
    select
        channel,
        post_id,
        label,
    from post_label
    where kind = 'segment'
),

-- Told by a label, or by the export where no label says the same.
about as (
    select
        post.*,
        topic.label as told,
    from post
    inner join topic on post.channel = topic.channel and post.post_id = topic.post_id
    where post.published_on >= $since and post.published_on < $until
    union all
    select
        post.*,
        post.topic as told,
    from post
    anti join topic
        on
            post.channel = topic.channel
            and post.post_id = topic.post_id
            and post.topic = topic.label
    where
        post.published_on >= $since
        and post.published_on < $until
        and post.topic <> 'Unassigned'
    union all
    select
        post.*,
        'Unassigned' as told,
    from post
    anti join topic on post.channel = topic.channel and post.post_id = topic.post_id
    where
        post.published_on >= $since
        and post.published_on < $until
        and post.topic = 'Unassigned'
),

counted as (
    select
        date_trunc('month', about.published_on)::date as day,
        about.unit,
        about.channel,
        about.told as topic,
        coalesce(segment.label, 'Unassigned') as segment,
        coalesce(about.impressions, about.video_views) as impressions,
        engaged(
            about.reactions,
            about.comments,
            about.shares,
            about.saves,
            about.link_clicks,
            about.clicks,
            about.engagements
        ) as engagements,
    from about
    left join segment on about.channel = segment.channel and about.post_id = segment.post_id
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
