-- export: youtube_totals
-- name: YouTube Studio, totals by day
-- name ar: استوديو يوتيوب، الإجمالي حسب اليوم
-- fills: account_day
-- columns: Date
-- optional: Views | Watch time (hours) | Subscribers | Subscribers gained | Subscribers lost | Likes
--   | Comments added | Shares
-- one of: Views | Watch time (hours) | Subscribers
-- other columns: none
-- also: Date = Data | Fecha | Datum | Дата | 日付 | التاريخ
-- also: Views = Visualizações | Visualizaciones | Vues | Aufrufe | Visningar | Visualizzazioni
--   | Weergaven | Просмотры | 視聴回数 | المشاهدات | مرات المشاهدة | عدد المشاهدات
-- also: Watch time (hours) = Tempo de exibição (horas) | Tiempo de visualización (horas)
--   | Tiempo de reproducción (horas) | Durée de visionnage (heures)
--   | Temps de visionnage (heures) | Wiedergabezeit (Stunden) | Visningstid (timmar)
--   | Tempo di visualizzazione (ore) | Время просмотра (часы) | 総再生時間 (時間)
--   | وقت المشاهدة (بالساعات) | وقت المشاهدة (ساعات) | مدة المشاهدة (بالساعات)
-- also: Subscribers = Inscritos | Suscriptores | Abonnés | Abonnenten | Prenumeranter | Iscritti
--   | Подписчики | チャンネル登録者 | المشتركون | المشتركين
-- also: Subscribers gained = Inscrições obtidas | Inscritos ganhos | Suscriptores conseguidos
--   | Suscriptores ganados | Abonnés gagnés | Neue Abonnenten | Gewonnene Abonnenten
--   | Prenumeranter som tillkommit | المشتركون المكتسبون
-- also: Subscribers lost = Inscrições perdidas | Inscritos perdidos | Suscriptores perdidos
--   | Abonnés perdus | Verlorene Abonnenten | المشتركون المفقودون
-- also: Likes = Marcações "Gostei" | Gostei | Me gusta | J'aime | „Mag ich“-Bewertungen | Mag ich
--   | Gilla-markeringar | Gillanden | 高評価 | تسجيلات الإعجاب | الإعجابات
-- also: Comments added = Comentários adicionados | Comentarios añadidos | Comentarios agregados
--   | Commentaires ajoutés | Hinzugefügte Kommentare | Kommentare | Tillagda kommentarer
--   | التعليقات المضافة
-- also: Shares = Compartilhamentos | Veces compartido | Veces que se ha compartido | Partages
--   | Geteilte Inhalte | Delningar | مرات المشاركة | المشاركات
-- totals like: ^[^0-9٠-٩,]+,
-- adds up: Views | Watch time (hours) | Likes | Comments added | Shares
-- zone: pacific
-- basis: period
-- source: studio.youtube.com, Analytics, Advanced mode, Export, Totals
with days as (
    select *,
    from export
    -- The first row is the total, whose name depends on the language but holds no digit.
    where regexp_matches(words("Date"), '[0-9٠-٩]')
)

select
    _row,
    'youtube' as channel,
    getvariable('account') as account,
    worded_day(
        "Date", ['%Y-%m-%d', '%Y/%m/%d', '%Y-%m-%d %H:%M:%S', '%b %d, %Y', '%d-%b-%y']
    ) as day,
    tally("Views") as impressions,
    tally("Views") as video_views,
    number("Watch time (hours)") as watched_hours,
    -- “Subscribers” is those gained less those lost.
    coalesce(whole("Subscribers gained"), whole("Subscribers")) as gained,
    tally("Subscribers lost") as lost,
    whole("Likes") as reactions,
    whole("Comments added") as comments,
    tally("Shares") as shares,
from days
