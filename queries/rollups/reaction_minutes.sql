-- rollup: reaction_minutes
-- means: Posts counted by the whole minutes until somebody first reacted to them or commented.
-- of: interaction, post
-- day: day
-- rebuild: months
-- all months for: interaction
with first_acts as (
    select
        channel,
        post_id,
        min(acted_at) as acted_at,
    from interaction
    where kind in ('reaction', 'comment')
    group by all
)

select
    post.published_on as day,
    post.unit,
    post.channel,
    floor(epoch(first_acts.acted_at - post.published_at) / 60)::integer as minutes,
    count(*) as posts,
from post
inner join first_acts on post.channel = first_acts.channel and post.post_id = first_acts.post_id
where
    post.published_on >= $since
    and post.published_on < $until
    and first_acts.acted_at >= post.published_at
group by all
