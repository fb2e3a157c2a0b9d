-- export: facebook_insights_stories
-- name: Facebook Page Insights (before 2023), reactions to posts
-- name ar: إحصاءات صفحة فيسبوك (قبل 2023)، التفاعل مع المنشورات
-- fills: post
-- columns: Post ID | Permalink | Post Message | Type | Posted
-- optional: like | comment | share
-- one of: like | comment | share
-- sheet like: ^Lifetime Post Stories
-- zone: meta_times
-- basis: lifetime
-- source: facebook.com, Page Insights, Export data, Post data, the sheet of that name
with posts as (
    select
        *,
        to_utc(month_first("Posted"), 'America/Los_Angeles') as published_at,
    from export
)

select
    _row,
    'facebook' as channel,
    split_part(id_of("Post ID"), '_', -1) as post_id,
    split_part("Post ID", '_', 1) as account,
    published_at,
    office_day(published_at) as published_on,
    kind_of("Type") as kind,
    left(words("Post Message"), 280) as title,
    words("Permalink") as link,
    tally("like") as reactions,
    tally("comment") as comments,
    tally("share") as shares,
from posts
