-- rollup: plan_daily
-- means: Posts that the publishing plan asks for, by day, segment and topic, and whether one was
--   published in time: on that day, by that unit, on that channel, about the topic, and labelled
--   with the segment where the plan names one.
-- of: plan, post, post_label
-- day: day
-- rebuild: months
-- all months for: post_label
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
    where topic <> 'Unassigned' and published_on >= $since and published_on < $until
),

labelled as (
    select
        post.published_on,
        post.unit,
        post.channel,
        topic.topic,
        segment.label as segment,
    from post
    inner join topic on post.channel = topic.channel and post.post_id = topic.post_id
    left join post_label as segment
        on
            post.channel = segment.channel
            and post.post_id = segment.post_id
            and segment.kind = 'segment'
),

kept as (
    select
        plan.planned_on,
        plan.unit,
        plan.channel,
        plan.topic,
        plan.segment,
        bool_or(labelled.topic is not null) as is_published,
    from plan
    left join labelled
        on
            plan.planned_on = labelled.published_on
            and plan.unit = labelled.unit
            and plan.channel = labelled.channel
            and plan.topic = labelled.topic
            and plan.segment in (labelled.segment, 'Unassigned')
    group by all
)

select
    planned_on as day,
    unit,
    channel,
    topic,
    segment,
    count(*) as planned,
    count(*) filter (is_published) as published,
from kept
where planned_on >= $since and planned_on < $until
group by all
