-- export: plain_posts
-- name: Plain: posts
-- name ar: جدول عام: المنشورات
-- fills: post
-- means: What was published, with the figures it has gathered: from any tool, or kept by hand. A
--   tool that gives engagements as one figure fills in Engagements; it counts where reactions,
--   comments, shares, saves and clicks are all blank.
-- columns: Date | Channel | Post
-- optional: Account | Unit | Text | Kind | Campaign | Topic | Impressions | Reach | Reactions
--   | Comments | Shares | Saves | Link clicks | Clicks | Video views | Engagements
-- one of: Impressions | Reach | Reactions | Comments | Shares | Saves | Link clicks | Clicks
--   | Video views | Engagements
-- column: Date = the day it was published
-- column: Channel = as in the accounts file
-- column: Account = the account that published it, as in the accounts file
-- column: Unit = the owner, where the accounts file does not name it
-- column: Post = its link, or a number that names it in its channel
-- column: Text = its title, or how it begins
-- column: Impressions = how often it was shown
-- column: Reactions = likes and other reactions
-- column: Comments = comments and replies
-- column: Shares = how often it was passed on
-- column: Engagements = all of these in one figure, where the tool does not tell them apart
-- column: Reach = how many people saw it
-- column: Saves = how often it was saved
-- column: Link clicks = clicks on the link in it
-- column: Clicks = clicks on anything in it
-- column: Video views = how often its video was watched
-- column: Kind = video, photo, link, text and the like
-- column: Campaign = the campaign it belongs to
-- column: Topic = what it is about
-- also: Date = التاريخ | تاريخ النشر | Published on | Publish date | Post date | Published
--   | Date published
-- also: Channel = القناة | المنصة | Platform | Network | Social network
-- also: Account = الحساب | Profile | Profile name | Page
-- also: Unit = الجهة | رمز الجهة | Unit code
-- also: Post = المنشور | رابط المنشور | رقم المنشور | الرابط | Post link | Link | URL | Post URL
--   | Permalink | Post permalink | Post ID
-- also: Text = النص | نص المنشور | العنوان | Post text | Title | Caption | Post message
-- also: Kind = النوع | نوع المنشور | Type | Post type | Content type
-- also: Campaign = الحملة | Campaign name
-- also: Topic = الموضوع | Category | التصنيف
-- also: Impressions = مرات الظهور | الظهور | Views | المشاهدات
-- also: Reach = الوصول
-- also: Reactions = الإعجابات | التفاعلات بالإعجاب | Likes
-- also: Comments = التعليقات | الردود | Replies
-- also: Shares = المشاركات | إعادات النشر | Reposts | Retweets
-- also: Saves = مرات الحفظ | الحفظ | Bookmarks
-- also: Link clicks = نقرات الرابط | النقرات على الرابط | URL clicks | Post link clicks
-- also: Clicks = النقرات | Total clicks | Post clicks
-- also: Video views = مشاهدات الفيديو
-- also: Engagements = التفاعلات | إجمالي التفاعلات | مجموع التفاعلات | Engagement
--   | Total engagements | Total engagement | Interactions
-- duplicates: first
-- example: 2024-03-14,x,@moh_example,MOH,https://x.com/moh_example/status/1001,Vaccination opens,5400,120,14,33,
-- zone: bahrain
-- basis: lifetime
-- source: docs/plain-formats.md
select
    _row,
    nullif(channel_of("Channel"), 'Unassigned') as channel,
    post_id_in("Post") as post_id,
    named("Account") as account,
    named("Account") as account_name,
    named("Unit") as unit,
    written_day("Date") as published_on,
    kind_of("Kind") as kind,
    left(words("Text"), 280) as title,
    case when words("Post") like 'http%' then words("Post") end as link,
    named("Topic") as topic,
    named("Campaign") as campaign,
    tally("Impressions") as impressions,
    tally("Reach") as reach,
    tally("Reactions") as reactions,
    tally("Comments") as comments,
    tally("Shares") as shares,
    tally("Saves") as saves,
    tally("Link clicks") as link_clicks,
    tally("Clicks") as clicks,
    tally("Video views") as video_views,
    tally("Engagements") as engagements,
from export
