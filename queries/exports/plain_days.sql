-- export: plain_days
-- name: Plain: days of accounts
-- name ar: جدول عام: أيام الحسابات
-- fills: account_day
-- means: What an account counted on a day: from any tool, or kept by hand. A tool that gives
--   engagements as one figure fills in Engagements.
-- columns: Date | Channel | Account
-- optional: Unit | Followers | New followers | Lost followers | Impressions | Reach | Reactions
--   | Comments | Shares | Saves | Link clicks | Clicks | Visits | Visitors | Posts | Video views
--   | Engagements
-- one of: New followers | Lost followers | Impressions | Reach | Reactions | Comments | Shares
--   | Saves | Link clicks | Clicks | Visits | Visitors | Posts | Video views | Engagements
-- not with: Post | المنشور | رابط المنشور | رقم المنشور | الرابط | Post link | Link | URL | Post URL
--   | Permalink | Post permalink | Post ID | Text | Post text | Title | Caption | Post message
--   | النص | نص المنشور | العنوان | Message | الرسالة | Mention | الإشارة
-- column: Date = the day of the figures
-- column: Channel = as in the accounts file
-- column: Account = as in the accounts file
-- column: Unit = the owner, where the accounts file does not name it
-- column: Followers = how many followed the account at the end of the day
-- column: Impressions = how often its content was shown
-- column: Engagements = reactions, comments, shares, saves and clicks in one figure
-- column: New followers = how many began to follow it
-- column: Lost followers = how many stopped following it
-- column: Reach = how many people saw its content
-- column: Reactions = likes and other reactions
-- column: Comments = comments and replies
-- column: Shares = how often something was passed on
-- column: Saves = how often something was saved
-- column: Link clicks = clicks on links
-- column: Clicks = clicks on anything
-- column: Visits = visits to the page or profile
-- column: Visitors = how many people visited it
-- column: Posts = how many posts it published
-- column: Video views = how often its videos were watched
-- also: Date = التاريخ | اليوم | Day
-- also: Channel = القناة | المنصة | Platform | Network | Social network
-- also: Account = الحساب | معرف الحساب | Account ID | Handle | Profile | Page
-- also: Unit = الجهة | رمز الجهة | Unit code
-- also: Followers = المتابعون | عدد المتابعين | المتابعين | Total followers | Follower count
-- also: New followers = المتابعون الجدد | متابعون جدد | Followers gained
-- also: Lost followers = المتابعون المفقودون | إلغاء المتابعة | Followers lost | Unfollows
-- also: Impressions = مرات الظهور | الظهور | Views | المشاهدات
-- also: Reach = الوصول
-- also: Reactions = الإعجابات | Likes
-- also: Comments = التعليقات | الردود | Replies
-- also: Shares = المشاركات | إعادات النشر | Reposts | Retweets
-- also: Saves = مرات الحفظ | الحفظ | Bookmarks
-- also: Link clicks = نقرات الرابط | النقرات على الرابط | URL clicks
-- also: Clicks = النقرات | Total clicks
-- also: Visits = الزيارات | Profile visits | Page visits
-- also: Visitors = الزوار
-- also: Posts = عدد المنشورات | المنشورات | Published posts
-- also: Video views = مشاهدات الفيديو
-- also: Engagements = التفاعلات | إجمالي التفاعلات | مجموع التفاعلات | Engagement
--   | Total engagements | Total engagement | Interactions
-- example: 2024-03-14,x,@moh_example,MOH,48210,91500,1240
-- zone: bahrain
-- basis: period
-- source: docs/plain-formats.md
select
    _row,
    nullif(channel_of("Channel"), 'Unassigned') as channel,
    words("Account") as account,
    named("Account") as account_name,
    named("Unit") as unit,
    written_day("Date") as day,
    tally("Followers") as followers,
    tally("New followers") as gained,
    tally("Lost followers") as lost,
    tally("Impressions") as impressions,
    tally("Reach") as reach,
    whole("Reactions") as reactions,
    whole("Comments") as comments,
    whole("Shares") as shares,
    whole("Saves") as saves,
    tally("Link clicks") as link_clicks,
    tally("Clicks") as clicks,
    tally("Visits") as visits,
    tally("Visitors") as visitors,
    tally("Posts") as posts,
    tally("Video views") as video_views,
    tally("Engagements") as engagements,
from export
