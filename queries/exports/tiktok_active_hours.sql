-- export: tiktok_active_hours
-- name: TikTok Studio, active followers by hour
-- name ar: استوديو تيك توك، المتابعون النشطون حسب الساعة
-- fills: breakdown
-- columns: Date | Hour | Active followers
-- also: Date = Fecha | Data | Datum | التاريخ
-- also: Hour = Hora | Heure | Stunde | الساعة
-- also: Active followers = Seguidores activos | Seguidores ativos | Abonnés actifs
--   | Aktive Follower | المتابعون النشطون
-- zone: stated
-- basis: period
-- source: TikTok Studio, Analytics, Followers, Download data, FollowerActivity
with days as (
    select
        *,
        month_day("Date") as month_and_day,
        try_strptime(words("Date"), '%Y-%m-%d')::date as stated,
    from export
),

-- The file names no year: see tiktok_days.
ending as (
    select coalesce(stated, latest_day(month_and_day, getvariable('today')::date + 1)) as day,
    from days
    where month_and_day is not null
    order by _row desc
    limit 1
),

dated_days as (
    select
        days.*,
        coalesce(days.stated, latest_day(days.month_and_day, ending.day)) as day,
    from days
    left join ending on true
)

select
    _row,
    'tiktok' as channel,
    getvariable('account') as account,
    day::varchar as report,
    day as since,
    day + 1 as until,
    'hour' as dimension,
    lpad(whole("Hour")::varchar, 2, '0') as member,
    'active followers' as metric,
    tally("Active followers")::double as value,
from dated_days
