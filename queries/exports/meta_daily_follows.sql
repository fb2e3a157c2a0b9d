-- export: meta_daily_follows
-- name: Meta Business Suite, daily card: new followers
-- name ar: Meta Business Suite، بطاقة يومية: المتابعون الجدد
-- fills: account_day
-- columns: Date
-- also: Date = Data | Fecha | Datum | التاريخ | Tarih
-- any column: Figure
-- titles: Follows | Facebook follows | Instagram follows | Facebook Page follows
--   | Facebook Page new likes | New Facebook Page likes | Facebook new likes
--   | New Facebook follows | Facebook new follows | New Instagram followers
--   | Instagram new followers | New likes and follows | Seguidores | Seguidores no Facebook
--   | Seguidores do Facebook | Seguidores no Instagram | Seguidores do Instagram
--   | Novos seguidores do Instagram | Novas curtidas da Página do Facebook
--   | Novas curtidas na Página do Facebook | Seguimientos | Seguimientos en Facebook
--   | Seguidores en Facebook | Seguidores de Facebook | Seguidores en Instagram
--   | Seguidores de Instagram | Nuevos seguidores de Instagram
--   | Nuevos Me gusta de la página de Facebook | Följare | Följer | Följare på Facebook
--   | Facebook-följare | Följare på Instagram | Instagram-följare | Nya Instagram-följare
--   | Nya gilla-markeringar för Facebook-sidan | Abonnements | Abonnements Facebook
--   | Followers Facebook | Abonnements Instagram | Followers Instagram
--   | Nouveaux followers Instagram | Nouvelles mentions J’aime de la Page Facebook | Abos
--   | Facebook-Abos | Instagram-Abos | Neue Instagram-Follower
--   | Neue „Gefällt mir“-Angaben für Facebook-Seite | المتابعات | عمليات المتابعة | المتابعون
--   | المتابعات على فيسبوك | المتابعون على فيسبوك | المتابعات على إنستغرام
--   | المتابعون على إنستغرام | متابعو إنستغرام الجدد | المتابعون الجدد على إنستغرام
--   | الإعجابات الجديدة بصفحة فيسبوك | المتابعات على Facebook | المتابعات على Instagram
--   | المتابعون على Facebook | المتابعون على Instagram
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
    tally("Figure") as gained,
from export
