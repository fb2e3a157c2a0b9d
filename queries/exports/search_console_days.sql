-- export: search_console_days
-- name: Google Search Console, performance by day
-- name ar: Google Search Console، الأداء حسب اليوم
-- fills: account_day
-- columns: Date | Clicks | Impressions | CTR | Position
-- also: Date = Fecha | Data | Datum | التاريخ | Tarih
-- also: Clicks = Clics | Cliques | Klicks | Klick | النقرات | Clic | Klikken | Tıklamalar
-- also: Impressions = Impresiones | Impressões | Impressionen | Exponeringar | مرات الظهور
--   | Impressioni | Vertoningen | Gösterimler | عدد مرات الظهور
-- also: CTR = Taux de clics | نسبة النقر إلى الظهور | TO | TBO
-- also: Position = Posición | Posição | الموضع | متوسط الموضع | Posizione | Positie | Konum
--   | Ortalama konum | موضع الظهور
-- zone: pacific
-- basis: period
-- source: search.google.com/search-console, Performance, Export, Dates
select
    _row,
    'search' as channel,
    getvariable('account') as account,
    dated("Date", ['%Y-%m-%d', '%Y-%m-%d %H:%M:%S']) as day,
    tally("Impressions") as impressions,
    tally("Clicks") as clicks,
from export
