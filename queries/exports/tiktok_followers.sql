-- export: tiktok_followers
-- name: TikTok Studio, followers by day
-- name ar: استوديو تيك توك، المتابعون حسب اليوم
-- fills: account_day
-- columns: Date | Followers | Difference in followers from previous day
-- also: Date = Fecha | Data | Datum | التاريخ
-- also: Followers = Seguidores | Abonnés | Follower | المتابعون
-- also: Difference in followers from previous day
--   = Diferencia de seguidores con respecto al día anterior
--   | Diferença de seguidores em relação ao dia anterior | الفرق في المتابعين عن اليوم السابق
-- zone: stated
-- basis: period
-- source: TikTok Studio, Analytics, Followers, Download data, FollowerHistory
with days as (
    select
        *,
        month_day("Date") as month_and_day,
        try_strptime(words("Date"), '%Y-%m-%d')::date as stated,
        whole("Difference in followers from previous day") as difference,
    from export
),

-- The file names no year: see tiktok_days.
ending as (
    select coalesce(stated, latest_day(month_and_day, getvariable('today')::date + 1)) as day,
    from days
    where month_and_day is not null
    order by _row desc
    limit 1
)

select
    days._row,
    'tiktok' as channel,
    getvariable('account') as account,
    coalesce(days.stated, latest_day(days.month_and_day, ending.day)) as day,
    tally(days."Followers") as followers,
    -- Where the number of followers is undefined, the difference of 0 beside it is so, too.
    case when tally(days."Followers") is not null then days.difference end as gained,
from days
left join ending on true
