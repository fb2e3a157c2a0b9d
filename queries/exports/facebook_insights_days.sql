-- export: facebook_insights_days
-- name: Facebook Page Insights (before 2023), page by day
-- name ar: إحصاءات صفحة فيسبوك (قبل 2023)، الصفحة حسب اليوم
-- fills: account_day
-- columns: Date | Lifetime Total Likes
-- optional: Daily New Likes | Daily Unlikes | Daily Total Reach | Daily Total Impressions
--   | Daily Page consumptions
-- duplicates: first
-- zone: pacific
-- basis: period
-- source: facebook.com, Page Insights, Export data, Page data
select
    _row,
    'facebook' as channel,
    getvariable('account') as account,
    month_first("Date")::date as day,
    tally("Lifetime Total Likes") as followers,
    tally("Daily New Likes") as gained,
    tally("Daily Unlikes") as lost,
    tally("Daily Total Impressions") as impressions,
    tally("Daily Total Reach") as reach,
    tally("Daily Page consumptions") as clicks,
from export
-- The row below the header describes the columns.
where words("Date") is not null
