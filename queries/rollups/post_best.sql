-- rollup: post_best
-- means: The ten posts of each unit, channel and month with the highest engagement rate among those
--   shown at least a hundred times, with what a list of posts says of them. The best of several
--   months, units or channels are among these.
-- of: post
-- day: day
-- rebuild: months
with shown as (
    select
        date_trunc('month', published_on)::date as day,
        unit,
        channel,
        published_on,
        title,
        link,
        impressions,
        video_views,
        reactions,
        comments,
        shares,
        saves,
        link_clicks,
        clicks,
        engagements,
        coalesce(impressions, video_views) as seen,
        engaged(
            reactions, comments, shares, saves, link_clicks, clicks, coalesce(engagements, 0)
        ) as engaged_with,
    from post
    where published_on >= $since and published_on < $until
),

ranked as (
    select
        *,
        row_number() over (
            partition by day, unit, channel
            order by
                engaged_with / seen desc,
                published_on desc,
                coalesce(title, '') asc
        ) as place,
    from shown
    where seen >= 100
)

select * exclude (seen, engaged_with, place),
from ranked
where place <= 10
