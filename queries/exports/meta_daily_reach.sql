-- export: meta_daily_reach
-- name: Meta Business Suite, daily card: reach
-- name ar: Meta Business Suite، بطاقة يومية: الوصول
-- fills: account_day
-- columns: Date
-- also: Date = Data | Fecha | Datum | التاريخ | Tarih
-- any column: Figure
-- titles: Reach | Facebook reach | Facebook Page reach | Page reach | Instagram reach | Viewers
--   | Facebook viewers | Instagram viewers | Alcance | Alcance do Facebook | Alcance no Facebook
--   | Alcance da Página do Facebook | Alcance do Instagram | Alcance no Instagram | Espectadores
--   | Visualizadores | Alcance de Facebook | Alcance en Facebook
--   | Alcance de la página de Facebook | Alcance de Instagram | Alcance en Instagram | Räckvidd
--   | Facebook-räckvidd | Räckvidd på Facebook | Räckvidd för Facebook-sidan | Instagram-räckvidd
--   | Räckvidd på Instagram | Tittare | Couverture | Couverture Facebook
--   | Couverture sur Facebook | Couverture de la Page Facebook | Couverture Instagram
--   | Couverture sur Instagram | Spectateurs | Reichweite | Facebook-Reichweite
--   | Reichweite der Facebook-Seite | Instagram-Reichweite | الوصول | مدى الوصول
--   | الوصول على فيسبوك | مدى الوصول على فيسبوك | الوصول إلى صفحة فيسبوك | مدى وصول صفحة فيسبوك
--   | الوصول على إنستغرام | مدى الوصول على إنستغرام | الوصول على Facebook | الوصول على Instagram
--   | مدى الوصول على Facebook | مدى الوصول على Instagram | المشاهدون
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
    tally("Figure") as reach,
from export
