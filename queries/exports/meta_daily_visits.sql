-- export: meta_daily_visits
-- name: Meta Business Suite, daily card: visits
-- name ar: Meta Business Suite، بطاقة يومية: الزيارات
-- fills: account_day
-- columns: Date
-- also: Date = Data | Fecha | Datum | التاريخ | Tarih
-- any column: Figure
-- titles: Visits | Facebook visits | Facebook Page visits | Page visits
--   | Instagram profile visits | Instagram visits | Profile visits | Page and profile visits
--   | Visitas | Visitas do Facebook | Visitas no Facebook | Visitas ao Facebook
--   | Visitas à Página do Facebook | Visitas ao perfil do Instagram | Visitas do Instagram
--   | Visitas de Facebook | Visitas en Facebook | Visitas a la página de Facebook
--   | Visitas al perfil de Instagram | Visitas de Instagram | Besök | Facebook-besök
--   | Besök på Facebook | Besök på Facebook-sidan | Besök på Facebook-sida
--   | Besök på Instagram-profilen | Instagram-profilbesök | Profilbesök på Instagram | Visites
--   | Visites Facebook | Visites sur Facebook | Visites de la Page Facebook
--   | Visites du profil Instagram | Visites de profil Instagram | Besuche | Facebook-Besuche
--   | Besuche der Facebook-Seite | Besuche des Instagram-Profils | Instagram-Profilbesuche
--   | الزيارات | زيارات فيسبوك | زيارات صفحة فيسبوك | زيارات صفحة Facebook | زيارات Facebook
--   | زيارات ملف إنستغرام الشخصي | زيارات الملف الشخصي على إنستغرام
--   | زيارات الملف الشخصي على Instagram | زيارات إنستغرام
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
    tally("Figure") as visits,
from export
