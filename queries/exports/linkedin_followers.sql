-- export: linkedin_followers
-- name: LinkedIn Page, new followers by day
-- name ar: صفحة لينكدإن، المتابعون الجدد حسب اليوم
-- fills: account_day
-- columns: Date | Organic followers | Total followers
-- also: Date = Data | Fecha | Datum | التاريخ
-- also: Organic followers = Seguidores orgânicos | Seguidores orgánicos | Abonnés organiques
--   | Organische Follower | المتابعون العضويون | المتابعون الطبيعيون
-- also: Total followers = Total de seguidores | Seguidores totales | Nombre total d'abonnés
--   | Total des abonnés | Follower gesamt | إجمالي المتابعين
-- zone: utc
-- basis: period
-- source: LinkedIn Page, Analytics, Followers, Export, sheet New followers
select
    _row,
    'linkedin' as channel,
    getvariable('account') as account,
    month_first("Date")::date as day,
    -- “Total” is sponsored + organic + invited of that day: new followers, not all of them.
    whole("Total followers") as gained,
from export
