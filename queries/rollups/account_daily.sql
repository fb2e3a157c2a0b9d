-- rollup: account_daily
-- means: What each account counted on each day. Engagements are reactions, comments, shares, saves
--   and clicks, or the platform's own total where it gives none of these.
-- of: account_day
-- day: day
-- rebuild: months
select
    day,
    unit,
    channel,
    account,
    sum(followers)::bigint as followers,
    sum(gained)::bigint as gained,
    sum(lost)::bigint as lost,
    sum(impressions)::bigint as impressions,
    sum(reach)::bigint as reach,
    sum(visits)::bigint as visits,
    sum(visitors)::bigint as visitors,
    sum(video_views)::bigint as video_views,
    sum(engaged(
        reactions, comments, shares, saves, link_clicks, clicks, engagements
    ))::bigint as engagements,
from account_day
where day >= $since and day < $until
group by all
