-- rollup: post_best
-- means: The ten posts of each unit, channel and month with the highest engagement rate among those
--   shown at least a hundred times, with what a list of posts says of them. The best of several
--   months, units or channels are among these.
-- of: post
-- day: day
-- rebuild: months
with rated as (
    select
        *,
        date_trunc('month', published_on)::date as day,
        coalesce(impressions, video_views) as seen,
        engaged(
            reactions, comments, shares, saves, link_clicks, clicks, coalesce(engagements, 0)
        ) / seen as rate,
    from post
    where published_on >= $since and published_on < $until and seen >= 100
),

-- What a post must reach to be looked at with all that a list says of it.
tenth as (
    select
        day,
        unit,
        channel,
        list_min(max(rate, 10)) as rate,
    from rated
    group by all
)

select
    rated.day,
    rated.unit,
    rated.channel,
    rated.published_on,
    rated.title,
    rated.link,
    rated.impressions,
    rated.video_views,
    rated.reactions,
    rated.comments,
    rated.shares,
    rated.saves,
    rated.link_clicks,
    rated.clicks,
    rated.engagements,
from rated
inner join tenth
    on
        rated.day = tenth.day
        and rated.unit = tenth.unit
        and rated.channel = tenth.channel
        and rated.rate >= tenth.rate
qualify 10 >= row_number() over (
        partition by rated.day, rated.unit, rated.channel
        order by rated.rate desc, rated.published_on desc, coalesce(rated.title, '') asc
    )
