-- list: worst_posts
-- name: Posts that did least
-- name ar: المنشورات الأقل تفاعلاً
-- means: The posts with the lowest engagement rate among those shown at least a hundred times and
--   at least a week old when the last post was published.
-- means ar: المنشورات الأدنى في معدل التفاعل من بين ما ظهر مئة مرة على الأقل، ومضى عليه أسبوع على
--   الأقل عند نشر آخر منشور.
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
            post.saves, post.link_clicks, post.clicks, post.engagements
        ) as engagements,
    from post
    where
        post.published_on >= $since
        and post.published_on < $until
        and post.published_on <= (
            select max(latest.day) - 7,
            from serving.post_daily as latest
        )
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
where impressions >= 100 and engagements is not null
order by rate asc, published_on desc, title asc
limit 10
