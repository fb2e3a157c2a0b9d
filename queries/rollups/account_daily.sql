-- rollup: account_daily
-- means: What each account counted on each day.
-- of: account_day
-- day: day
-- rebuild: months
select
    day,
    unit,
    channel,
    account,
    sum(followers) as followers,
    sum(gained) as gained,
    sum(lost) as lost,
    sum(impressions) as impressions,
    sum(reach) as reach,
    sum(reactions) as reactions,
    sum(comments) as comments,
    sum(shares) as shares,
    sum(saves) as saves,
    sum(link_clicks) as link_clicks,
    sum(visits) as visits,
    sum(visitors) as visitors,
    sum(video_views) as video_views,
    sum(watched_hours) as watched_hours,
from account_day
where day >= $since and day < $until
group by all
