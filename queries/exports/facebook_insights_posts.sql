-- export: facebook_insights_posts
-- name: Facebook Page Insights (before 2023), posts
-- name ar: إحصاءات صفحة فيسبوك (قبل 2023)، المنشورات
-- fills: post
-- columns: Post ID | Permalink | Post Message | Type | Posted | Impressions
-- optional: Reach | Clicks | Link clicks | Likes | Comments | Shares | Video views
--   | Organic video views | Paid video views | Length in milliseconds
-- also: Impressions = Lifetime Post Total Impressions | post_impressions:lifetime
-- also: Reach = Lifetime Post Total Reach | post_impressions_unique:lifetime
-- also: Clicks = Lifetime Post Consumptions | post_consumptions:lifetime
-- also: Link clicks = Lifetime Post Consumptions by type - link clicks
-- also: Likes = Lifetime Post Stories by action type - like
-- also: Comments = Lifetime Post Stories by action type - comment
-- also: Shares = Lifetime Post Stories by action type - share
-- also: Video views = Lifetime Total Video Views
-- also: Length in milliseconds = Lifetime Video length | post_video_length:lifetime
-- rows: ragged
-- duplicates: first
-- zone: meta_times
-- basis: lifetime
-- source: facebook.com, Page Insights, Export data, Post data or Video data
with posts as (
    select
        *,
        to_utc(month_first("Posted"), 'America/Los_Angeles') as published_at,
    from export
    -- The row below the header describes the columns.
    where words("Post ID") is not null or words("Posted") is not null
)

select
    _row,
    'facebook' as channel,
    -- Page_post: the second number alone is the id that Meta's later exports give.
    split_part(id_of("Post ID"), '_', -1) as post_id,
    split_part("Post ID", '_', 1) as account,
    published_at,
    office_day(published_at) as published_on,
    kind_of("Type") as kind,
    left(words("Post Message"), 280) as title,
    words("Permalink") as link,
    number("Length in milliseconds") / 1000 as length_seconds,
    tally("Impressions") as impressions,
    tally("Reach") as reach,
    tally("Likes") as reactions,
    tally("Comments") as comments,
    tally("Shares") as shares,
    tally("Link clicks") as link_clicks,
    tally("Clicks") as clicks,
    tally("Video views") as video_views,
from posts
