-- rollup: author_daily
-- means: Posts whose author is known, those apart whose author had completed a programme before.
-- of: post, post_label, enrolment
-- reaches back: enrolment
-- day: day
-- rebuild: months
-- all months for: post_label, enrolment
with trained as (
    select
        learner,
        min(completed_on) as trained_on,
    from enrolment
    where status = 'completed'
    group by all
),

authored as (
    select
        post.published_on as day,
        post.unit,
        post.channel,
        post.post_id,
        bool_or(coalesce(trained.trained_on < post.published_on, false)) as is_trained,
    from post
    inner join post_label
        on
            post.channel = post_label.channel
            and post.post_id = post_label.post_id
            and post_label.kind = 'author'
    left join trained on post_label.label = trained.learner
    where post.published_on >= $since and post.published_on < $until
    group by all
)

select
    day,
    unit,
    channel,
    count(*) as posts,
    count(*) filter (is_trained) as posts_by_trained,
from authored
group by all
