-- rollup: topic_daily
-- means: Posts whose topic is known, with what they gathered; a post with several topics counts for
--   each, so that topics do not add up to a total.
-- of: post, post_label
-- day: day
-- basis: lifetime
-- rebuild: months
-- all months for: post_label
-- months by: unit, channel
with topic as (
    select
        channel,
        post_id,
        label,
    from post_label
    where kind = 'topic'
),

-- Told by a label, or by the export where no label says the same.
about as (
    select post.*,
    from post
    inner join topic on post.channel = topic.channel and post.post_id = topic.post_id
    where post.published_on >= $since and post.published_on < $until
    union all
    select post.*,
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
),

counted as (
    select
        published_on as day,
        unit,
        channel,
        coalesce(impressions, video_views) as impressions,
        engaged(
            reactions, comments, shares, saves, link_clicks, clicks, engagements
        ) as engagements,
    from about
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
