-- rollup: account_daily
-- means: What each account counted on each day. Engagements are reactions, comments, shares, saves
--   and clicks, or the platform's own total where it gives none of these. Where two names were
--   found to be one account, both may have counted a day: the larger figure stands, not the sum.
-- of: account_day
-- day: day
-- basis: period
-- stock: followers
-- unique: reach, visitors
-- rebuild: months
select
    day,
    unit,
    channel,
    account,
    max(followers)::bigint as followers,
    max(gained)::bigint as gained,
    max(lost)::bigint as lost,
    max(impressions)::bigint as impressions,
    max(reach)::bigint as reach,
    max(visits)::bigint as visits,
    max(visitors)::bigint as visitors,
    max(video_views)::bigint as video_views,
    max(engaged(
        reactions, comments, shares, saves, link_clicks, clicks, engagements
    ))::bigint as engagements,
from account_day
where day >= $since and day < $until
group by all
