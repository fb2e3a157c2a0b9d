-- export: youtube_chart_posts
-- name: YouTube Studio, chart by video and day
-- name ar: استوديو يوتيوب، رسم بياني حسب الفيديو واليوم
-- fills: breakdown
-- columns: Date | Content | Video title | Video publish time
-- optional: Views | Watch time (hours) | Subscribers | Impressions | Likes | Duration
-- one of: Views | Watch time (hours) | Subscribers | Impressions | Likes
-- also: Date = Data | Fecha | Datum | Дата | 日付 | التاريخ
-- also: Content = Video | Videos | Vídeo | Conteúdo | Contenido | Contenu | Inhalt | Inhalte
--   | Innehåll | Контент | コンテンツ | المحتوى | الفيديو
-- also: Video title = Título do vídeo | Título del vídeo | Título del video | Titre de la vidéo
--   | Videotitel | Videons titel | Titolo video | 動画のタイトル | عنوان الفيديو
-- also: Video publish time = Horário de publicação do vídeo | Hora de publicación del vídeo
--   | Hora de publicación del video | Heure de publication de la vidéo
--   | Veröffentlichungszeitpunkt des Videos | Videons publiceringstid | Publiceringstid för video
--   | 動画公開時刻 | وقت نشر الفيديو
-- also: Duration = Duração | Duración | Durée | Dauer | Längd | 長さ | المدة
-- also: Views = Visualizações | Visualizaciones | Vues | Aufrufe | Visningar | Visualizzazioni
--   | Weergaven | Просмотры | 視聴回数 | المشاهدات | مرات المشاهدة | عدد المشاهدات
-- also: Watch time (hours) = Tempo de exibição (horas) | Tiempo de visualización (horas)
--   | Tiempo de reproducción (horas) | Durée de visionnage (heures)
--   | Temps de visionnage (heures) | Wiedergabezeit (Stunden) | Visningstid (timmar)
--   | Tempo di visualizzazione (ore) | Время просмотра (часы) | 総再生時間 (時間)
--   | وقت المشاهدة (بالساعات) | وقت المشاهدة (ساعات) | مدة المشاهدة (بالساعات)
-- also: Subscribers = Inscritos | Suscriptores | Abonnés | Abonnenten | Prenumeranter | Iscritti
--   | Подписчики | チャンネル登録者 | المشتركون | المشتركين
-- also: Impressions = Thumbnail impressions | Impressões | Impresiones | Impressionen
--   | Exponeringar | インプレッション数 | サムネイルのインプレッション | مرات الظهور
-- also: Likes = Marcações "Gostei" | Gostei | Me gusta | J'aime | „Mag ich“-Bewertungen | Mag ich
--   | Gilla-markeringar | Gillanden | 高評価 | تسجيلات الإعجاب | الإعجابات
-- zone: pacific
-- basis: period
-- source: studio.youtube.com, Analytics, Advanced mode, Export, Chart data
with figures as (
    select
        _row,
        "Content",
        worded_day("Date", ['%Y-%m-%d', '%Y/%m/%d', '%Y-%m-%d %H:%M:%S', '%d-%b-%y']) as day,
        metric,
        cell,
    from export unpivot (
        cell for metric in ("Views", "Watch time (hours)", "Subscribers", "Impressions", "Likes")
    )
    where words(cell) is not null
)

select
    _row,
    'youtube' as channel,
    getvariable('account') as account,
    day::varchar as report,
    day as since,
    day + 1 as until,
    'post' as dimension,
    words("Content") as member,
    case metric
        when 'Views' then 'views'
        when 'Views (%)' then 'share of views'
        when 'Watch time (hours)' then 'watched hours'
        when 'Watch time (hours) (%)' then 'share of watched hours'
        when 'Average view duration' then 'average view minutes'
        when 'Average percentage viewed (%)' then 'average share viewed'
        when 'Subscribers' then 'net followers'
        when 'Subscribers gained' then 'gained'
        when 'Subscribers lost' then 'lost'
        when 'Likes' then 'reactions'
        when 'Comments added' then 'comments'
        when 'Shares' then 'shares'
        when 'Impressions' then 'thumbnail impressions'
        when 'Impressions click-through rate (%)' then 'thumbnail click-through rate'
    end as metric,
    number(cell) as value,
    metric as _column,
    cell as _cell,
from figures
