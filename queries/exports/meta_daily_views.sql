-- export: meta_daily_views
-- name: Meta Business Suite, daily card: views
-- name ar: Meta Business Suite، بطاقة يومية: المشاهدات
-- fills: account_day
-- columns: Date
-- also: Date = Data | Fecha | Datum | التاريخ | Tarih
-- any column: Figure
-- titles: Views | Facebook views | Instagram views | Facebook Page views | Impressions
--   | Facebook impressions | Instagram impressions | Visualizações | Visualizações do Facebook
--   | Visualizações no Facebook | Visualizações do Instagram | Visualizações no Instagram
--   | Impressões | Visualizaciones | Visualizaciones de Facebook | Visualizaciones en Facebook
--   | Visualizaciones de Instagram | Visualizaciones en Instagram | Impresiones | Visningar
--   | Facebook-visningar | Visningar på Facebook | Instagram-visningar | Visningar på Instagram
--   | Exponeringar | Vues | Vues Facebook | Vues sur Facebook | Vues Instagram
--   | Vues sur Instagram | Aufrufe | Facebook-Aufrufe | Instagram-Aufrufe | المشاهدات
--   | مرات المشاهدة | المشاهدات على فيسبوك | مرات المشاهدة على فيسبوك | المشاهدات على إنستغرام
--   | مرات المشاهدة على إنستغرام | المشاهدات على Facebook | المشاهدات على Instagram
--   | مرات المشاهدة على Facebook | مرات المشاهدة على Instagram | مرات الظهور
-- ends at: blank
-- zone: meta_days
-- basis: period
-- source: business.facebook.com, Insights, Overview, Export on a card
select
    _row,
    meta_channel(getvariable('title')) as channel,
    getvariable('account') as account,
    dated("Date", ['%Y-%m-%dT%H:%M:%S', '%Y-%m-%d %H:%M:%S', '%Y-%m-%d']) as day,
    -- The title is the metric: the column's own name is “Primary”, or wrong.
    tally("Figure") as impressions,
from export
