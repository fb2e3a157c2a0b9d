-- list: topic_matrix
-- name: Topics by segment and time
-- name ar: الموضوعات حسب الفئة والزمن
-- means: Posts on each topic for each segment by period, with their engagement rate where they were
--   shown at least a hundred times. A post with several topics or segments counts for each.
-- means ar: منشورات كل موضوع لكل فئة حسب الفترة، مع معدل تفاعلها إذا ظهرت مئة مرة على الأقل. يُحسب
--   المنشور متعدد الموضوعات أو الفئات مرة لكل منها.
with counted as (
    select
        date_trunc($period, topic_segment.day)::date as period_start,
        topic_segment.topic,
        topic_segment.segment,
        sum(topic_segment.posts) as posts,
        sum(topic_segment.engagements_of_seen) as engagements,
        sum(topic_segment.impressions_of_engaged) as impressions,
    from serving.topic_segment as topic_segment
    inner join unit_path on topic_segment.unit = unit_path.unit
    where
        topic_segment.day >= date_trunc('month', $since::date)
        and topic_segment.day < $until
        and ($channel is null or topic_segment.channel = $channel)
        and unit_path.ancestor is not distinct from $unit
    group by topic_segment.topic, topic_segment.segment, cube (period_start)
)

select
    period_start,
    topic,
    segment,
    posts::bigint as posts,
    case when impressions >= 100 then engagements / impressions end as rate,
from counted
order by period_start asc nulls first, posts desc, topic asc, segment asc
