-- export: meta_daily_link_clicks
-- name: Meta Business Suite, daily card: link clicks
-- name ar: Meta Business Suite، بطاقة يومية: النقرات على الرابط
-- fills: account_day
-- columns: Date
-- also: Date = Data | Fecha | Datum | التاريخ | Tarih
-- any column: Figure
-- titles: Link clicks | Facebook link clicks | Facebook Page link clicks | Instagram link clicks
--   | Website clicks | Cliques no link | Cliques no link do Facebook
--   | Cliques no link do Instagram | Clics en el enlace | Clics en el enlace de Facebook
--   | Clics en el enlace de Instagram | Länkklick | Länkklick på Facebook
--   | Länkklick på Instagram | Clics sur un lien | Clics sur le lien | Clics sur un lien Facebook
--   | Clics sur un lien Instagram | Link-Klicks | Facebook-Link-Klicks | Instagram-Link-Klicks
--   | النقرات على الرابط | نقرات الرابط | النقرات على الروابط | النقرات على الرابط في فيسبوك
--   | النقرات على الرابط في إنستغرام
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
    tally("Figure") as link_clicks,
from export
