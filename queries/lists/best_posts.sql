-- list: best_posts
-- name: Best posts
-- name ar: أفضل المنشورات
-- means: The posts with the highest engagement rate among those shown at least a hundred times.
-- means ar: المنشورات الأعلى في معدل التفاعل من بين ما ظهر مئة مرة على الأقل.
-- whole months from: post_best
with shown as (
    select
        post.published_on,
        post.unit,
        post.channel,
        coalesce(post.title, '') as title,
        post.link,
        coalesce(post.impressions, post.video_views) as impressions,
        engaged(
            post.reactions, post.comments, post.shares,
            post.saves, post.link_clicks, post.clicks, coalesce(post.engagements, 0)
        ) as engagements,
    from post
    where
        post.published_on >= $since
        and post.published_on < $until
        and ($channel is null or post.channel = $channel)
        and post.unit in (
            select unit_path.unit,
            from unit_path
            where unit_path.ancestor is not distinct from $unit
        )
)

select
    *,
    engagements / impressions as rate,
from shown
where impressions >= 100
order by rate desc, published_on desc, title asc
limit 10
