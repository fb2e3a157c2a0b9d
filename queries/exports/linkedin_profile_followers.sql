-- export: linkedin_profile_followers
-- name: LinkedIn, a person's new followers by day
-- name ar: لينكدإن، المتابعون الجدد لحساب شخصي حسب اليوم
-- fills: account_day
-- columns: Date | New followers
-- other columns: none
-- also: Date = Fecha | Data | Datum | التاريخ
-- also: New followers = Nuevos seguidores | Novos seguidores | Nouveaux abonnés | Neue Follower
--   | المتابعون الجدد
-- sheet like: (?i)^(follower|seguidor|abonn|المتابع|متابع)
-- zone: stated
-- basis: period
-- source: linkedin.com, a profile's Analytics, Export, sheet FOLLOWERS
select
    _row,
    'linkedin' as channel,
    getvariable('account') as account,
    month_first("Date")::date as day,
    whole("New followers") as gained,
from export
