-- export: meta_daily_interactions
-- name: Meta Business Suite, daily card: content interactions
-- name ar: Meta Business Suite، بطاقة يومية: التفاعلات مع المحتوى
-- fills: account_day
-- columns: Date
-- also: Date = Data | Fecha | Datum | التاريخ | Tarih
-- any column: Figure
-- titles: Content interactions | Interactions | Facebook content interactions
--   | Instagram content interactions | Facebook interactions | Instagram interactions
--   | Interações com o conteúdo | Interações | Interações com o conteúdo do Facebook
--   | Interações com o conteúdo do Instagram | Interações no Facebook | Interações no Instagram
--   | Interacciones con el contenido | Interacciones | Interacciones con el contenido de Facebook
--   | Interacciones con el contenido de Instagram | Innehållsinteraktioner
--   | Interaktioner med innehåll | Interaktioner | Facebook-interaktioner
--   | Instagram-interaktioner | Interactions avec le contenu
--   | Interactions avec le contenu Facebook | Interactions avec le contenu Instagram
--   | Interactions Facebook | Content-Interaktionen | Interaktionen mit Inhalten | Interaktionen
--   | التفاعلات مع المحتوى | التفاعل مع المحتوى | التفاعلات | التفاعلات مع المحتوى على فيسبوك
--   | التفاعلات مع المحتوى على إنستغرام | التفاعل مع المحتوى على Facebook
--   | التفاعل مع المحتوى على Instagram
-- ends at: blank
-- zone: meta_days
-- basis: period
-- source: business.facebook.com, Insights, Overview, Export on a card
select
    _row,
    meta_channel(getvariable('title')) as channel,
    getvariable('account') as account,
    dated("Date", ['%Y-%m-%dT%H:%M:%S', '%Y-%m-%d %H:%M:%S', '%Y-%m-%d']) as day,
    -- Reactions, comments, shares and saves in one figure, which cannot be told apart again.
    tally("Figure") as engagements,
from export
