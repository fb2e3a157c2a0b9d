-- export: plain_followers
-- name: Plain: followers
-- name ar: جدول عام: المتابعون
-- fills: account_day
-- means: How many followers an account had on a day, for channels whose exports do not say.
-- columns: Date | Channel | Account | Followers
-- optional: Unit
-- not with: Impressions | Views | Reach | Reactions | Likes | Comments | Shares | Saves | Clicks
--   | Link clicks | Visits | Visitors | Posts | Video views | Engagements | New followers
--   | Lost followers | مرات الظهور | الظهور | المشاهدات | الوصول | الإعجابات | التعليقات | المشاركات
--   | مرات الحفظ | النقرات | نقرات الرابط | الزيارات | الزوار | عدد المنشورات | مشاهدات الفيديو
--   | التفاعلات | المتابعون الجدد | المتابعون المفقودون
-- column: Date = the day of the count
-- column: Channel = as in the accounts file
-- column: Account = as in the accounts file
-- column: Unit = the owner, where the accounts file does not name it
-- column: Followers = how many followed the account at the end of the day
-- also: Date = التاريخ | اليوم | Day
-- also: Channel = القناة | المنصة | Platform
-- also: Account = الحساب | معرف الحساب | Account ID | Handle
-- also: Unit = الجهة | رمز الجهة | Unit code
-- also: Followers = المتابعون | عدد المتابعين | المتابعين | Total followers | Follower count
-- maybe: Date = As of | Month | الشهر
-- maybe: Account = Page | Profile | User name | الصفحة | اسم المستخدم
-- maybe: Followers = Fans | Subscribers | Audience | المشتركون
-- example: 2024-03-14,x,@moh_example,MOH,48210
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
from export
