-- export: sprout_posts
-- name: Sprout Social, post performance
-- name ar: Sprout Social، أداء المنشورات
-- fills: post
-- columns: Date | Post ID | Network | Profile | Link
-- optional: Post Type | Content Type | Post | Impressions | Views | Reach | Reactions | Likes
--   | Comments | Shares | Saves | Post Link Clicks | Post Clicks (All) | Video Views | Tags
--   | Engagements
-- zone: account
-- basis: lifetime
-- source: sproutsocial.com, Reports, Post Performance, Export CSV
select
    _row,
    channel_of("Network") as channel,
    -- Page_post and urn:li:share:post: the last number is the id that the platforms' exports give.
    regexp_extract(id_of("Post ID"), '([^_:]+)$', 1) as post_id,
    named("Profile") as account,
    named("Profile") as account_name,
    month_first("Date")::date as published_on,
    case
        when kind_of("Post Type") in ('reel', 'story') then kind_of("Post Type")
        else kind_of("Content Type")
    end as kind,
    left(words("Post"), 280) as title,
    words("Link") as link,
    coalesce(tally("Impressions"), tally("Views")) as impressions,
    tally("Reach") as reach,
    coalesce(tally("Reactions"), tally("Likes")) as reactions,
    tally("Comments") as comments,
    tally("Shares") as shares,
    tally("Saves") as saves,
    tally("Post Link Clicks") as link_clicks,
    tally("Post Clicks (All)") as clicks,
    tally("Video Views") as video_views,
    tally("Engagements") as engagements,
from export
