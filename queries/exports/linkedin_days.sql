-- export: linkedin_days
-- name: LinkedIn Page, content metrics by day
-- name ar: صفحة لينكدإن، مقاييس المحتوى حسب اليوم
-- fills: account_day
-- columns: Date | Impressions (total) | Clicks (total)
-- optional: Unique impressions (organic) | Reactions (total) | Comments (total) | Reposts (total)
-- also: Date = Data | Fecha | Datum | التاريخ | Tarih
-- also: Impressions (total) = Impressões (total) | Impresiones (total) | Impressions (au total)
--   | Impressionen (gesamt) | Impressions (gesamt) | مرات الظهور (الإجمالي) | Impresiones (totales)
--   | Impressions (totales) | Impressions (insgesamt) | Impressionen (insgesamt)
--   | Impressioni (totali) | Weergaven (totaal) | Gösterimler (toplam) | Visningar (totalt)
--   | مرات الظهور (إجمالي) | مرات الظهور (المجموع)
-- also: Unique impressions (organic) = Impressões únicas (orgânicas)
--   | Impresiones únicas (orgánicas) | Impressions uniques (organiques)
-- also: Clicks (total) = Cliques (total) | Clics (total) | Klicks (gesamt) | النقرات (الإجمالي)
--   | Clics (totales) | Clics (au total) | Klicks (insgesamt) | Clic (totali) | Klikken (totaal)
--   | Tıklamalar (toplam) | Klick (totalt) | النقرات (إجمالي) | النقرات (المجموع)
-- also: Reactions (total) = Reações (total) | Reacciones (total) | Réactions (total)
--   | Reaktionen (gesamt) | التفاعلات (الإجمالي) | Reacciones (totales) | Réactions (au total)
--   | Reaktionen (insgesamt) | Reazioni (totali) | Tepkiler (toplam) | Reaktioner (totalt)
--   | التفاعلات (إجمالي)
-- also: Comments (total) = Comentários (total) | Comentarios (total) | Commentaires (total)
--   | Kommentare (gesamt) | التعليقات (الإجمالي) | Comentarios (totales) | Commentaires (au total)
--   | Kommentare (insgesamt) | Commenti (totali) | Yorumlar (toplam) | Kommentarer (totalt)
--   | التعليقات (إجمالي)
-- also: Reposts (total) = Shares (total) | Compartilhamentos (total) | Veces compartido (total)
--   | Republications (total) | Partages (total) | Reposts (gesamt) | إعادات النشر (الإجمالي)
--   | Republications (au total) | Reposts (insgesamt) | Diffusioni post (totali)
--   | Yeniden paylaşımlar (toplam) | إعادات النشر (إجمالي)
-- zone: utc
-- basis: period
-- source: LinkedIn Page, Analytics, Content, Export, sheet Metrics
select
    _row,
    'linkedin' as channel,
    getvariable('account') as account,
    month_first("Date")::date as day,
    tally("Impressions (total)") as impressions,
    tally("Unique impressions (organic)") as reach,
    -- Taking a reaction or a comment back on a later day counts below zero.
    whole("Reactions (total)") as reactions,
    whole("Comments (total)") as comments,
    whole("Reposts (total)") as shares,
    tally("Clicks (total)") as clicks,
from export
