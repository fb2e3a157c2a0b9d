-- export: tiktok_viewers
-- name: TikTok Studio, viewers by day
-- name ar: استوديو تيك توك، المشاهدون حسب اليوم
-- fills: account_day
-- columns: Date | Total Viewers | New Viewers | Returning Viewers
-- also: Date = Fecha | Data | Datum | التاريخ
-- also: Total Viewers = Total de espectadores | Espectadores totales | Total de visualizadores
--   | إجمالي المشاهدين
-- also: New Viewers = Nuevos espectadores | Espectadores nuevos | Novos espectadores
--   | المشاهدون الجدد
-- also: Returning Viewers = Espectadores recurrentes | Espectadores recorrentes
--   | المشاهدون العائدون
-- zone: stated
-- basis: period
-- source: TikTok Studio, Analytics, Viewers, Download data
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
)

select
    days._row,
    'tiktok' as channel,
    getvariable('account') as account,
    coalesce(days.stated, latest_day(days.month_and_day, ending.day)) as day,
    tally(days."Total Viewers") as reach,
from days
left join ending on true
