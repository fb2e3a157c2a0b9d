-- rollup: post_daily
-- means: Posts by the day they were published, with the figures they have gathered since.
--   Engagements are reactions, comments, shares, saves and clicks, or the platform's own total
--   where it gives none of these; where a platform gives no impressions, views stand for them.
--   Each pair with `_of_` holds only posts that have both.
-- of: post
-- day: day
-- basis: lifetime
-- unique: reach
-- rebuild: months
-- months by: unit, channel, account
with counted as (
    select
        published_on as day,
        unit,
        channel,
        account,
        comments,
        shares,
        link_clicks,
        reach,
        coalesce(impressions, video_views) as impressions,
        video_views * length_seconds / 3600 as watchable_hours,
        watched_hours,
        engaged(
            reactions, comments, shares, saves, link_clicks, clicks, engagements
        ) as engagements,
    from post
    where published_on >= $since and published_on < $until
)

select
    day,
    unit,
    channel,
    account,
    count(*) as posts,
    count(impressions) as posts_with_impressions,
    sum(impressions)::bigint as impressions,
    sum(engagements)::bigint as engagements,
    sum(shares)::bigint as shares,
    count(shares) as posts_with_shares,
    sum(comments)::bigint as comments,
    count(comments) as posts_with_comments,
    count(engagements) as posts_with_engagements,
    count(*) filter (impressions is not null and engagements is not null) as posts_engaged,
    count(*) filter (impressions is not null and shares is not null) as posts_shared,
    count(*) filter (impressions is not null and link_clicks is not null) as posts_clicked,
    sum(engagements) filter (impressions is not null)::bigint as engagements_of_seen,
    sum(impressions) filter (engagements is not null)::bigint as impressions_of_engaged,
    sum(shares) filter (impressions is not null)::bigint as shares_of_seen,
    sum(impressions) filter (shares is not null)::bigint as impressions_of_shared,
    sum(link_clicks) filter (impressions is not null)::bigint as link_clicks_of_seen,
    sum(impressions) filter (link_clicks is not null)::bigint as impressions_of_clicked,
    sum(watched_hours) filter (watchable_hours is not null) as watched_hours_of_watchable,
    sum(watchable_hours) filter (watched_hours is not null) as watchable_hours_of_watched,
from counted
group by all
