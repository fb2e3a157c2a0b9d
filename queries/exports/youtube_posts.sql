-- export: youtube_posts
-- name: YouTube Studio, table of videos
-- name ar: استوديو يوتيوب، جدول الفيديوهات
-- fills: post
-- columns: Content | Video title | Video publish time
-- optional: Duration | Views | Watch time (hours) | Likes | Comments added | Shares
--   | Subscribers gained | Subscribers
-- one of: Views | Watch time (hours) | Likes
-- also: Content = Video | Videos | Vídeo | Conteúdo | Contenido | Contenu | Inhalt | Inhalte
--   | Innehåll | Контент | コンテンツ | المحتوى | الفيديو | Contenuti | Contenuto | İçerik | İçerikler
-- also: Video title = Título do vídeo | Título del vídeo | Título del video | Titre de la vidéo
--   | Videotitel | Videons titel | Titolo video | 動画のタイトル | عنوان الفيديو | Titolo del video
--   | Titel van video | Video başlığı | Название видео
-- also: Video publish time = Horário de publicação do vídeo | Hora de publicación del vídeo
--   | Hora de publicación del video | Heure de publication de la vidéo
--   | Veröffentlichungszeitpunkt des Videos | Videons publiceringstid | Publiceringstid för video
--   | 動画公開時刻 | وقت نشر الفيديو | Ora di pubblicazione del video
--   | Data e ora di pubblicazione del video | Data di pubblicazione del video
--   | Publicatietijd van video | Video yayınlanma zamanı | Videonun yayınlanma zamanı
--   | Время публикации видео | وقت نشر الفيديوهات
-- also: Duration = Duração | Duración | Durée | Dauer | Längd | 長さ | المدة | Durata | Duur | Süre
--   | Продолжительность
-- also: Views = Visualizações | Visualizaciones | Vues | Aufrufe | Visningar | Visualizzazioni
--   | Weergaven | Просмотры | 視聴回数 | المشاهدات | مرات المشاهدة | عدد المشاهدات | Görüntülemeler
--   | Görüntüleme sayısı | Видеопросмотры
-- also: Watch time (hours) = Tempo de exibição (horas) | Tiempo de visualización (horas)
--   | Tiempo de reproducción (horas) | Durée de visionnage (heures)
--   | Temps de visionnage (heures) | Wiedergabezeit (Stunden) | Visningstid (timmar)
--   | Tempo di visualizzazione (ore) | Время просмотра (часы) | 総再生時間 (時間)
--   | وقت المشاهدة (بالساعات) | وقت المشاهدة (ساعات) | مدة المشاهدة (بالساعات) | Kijktijd (uren)
--   | Kijktijd (uur) | İzlenme süresi (saat) | İzleme süresi (saat) | وقت المشاهدة (ساعة)
-- also: Likes = Marcações "Gostei" | Gostei | Me gusta | J'aime | „Mag ich“-Bewertungen | Mag ich
--   | Gilla-markeringar | Gillanden | 高評価 | تسجيلات الإعجاب | الإعجابات | Mi piace | Vind-ik-leuks
--   | Beğeniler
-- also: Comments added = Comentários adicionados | Comentarios añadidos | Comentarios agregados
--   | Commentaires ajoutés | Hinzugefügte Kommentare | Kommentare | Tillagda kommentarer
--   | التعليقات المضافة
-- also: Shares = Compartilhamentos | Veces compartido | Veces que se ha compartido | Partages
--   | Geteilte Inhalte | Delningar | مرات المشاركة | المشاركات | Condivisioni | Keren gedeeld
--   | Paylaşımlar
-- also: Subscribers gained = Inscrições obtidas | Inscritos ganhos | Suscriptores conseguidos
--   | Suscriptores ganados | Abonnés gagnés | Neue Abonnenten | Gewonnene Abonnenten
--   | Prenumeranter som tillkommit | المشتركون المكتسبون
-- also: Subscribers = Inscritos | Suscriptores | Abonnés | Abonnenten | Prenumeranter | Iscritti
--   | Подписчики | チャンネル登録者 | المشتركون | المشتركين | Abonnees | Aboneler | Abone sayısı
-- rows: footer
-- totals like: ^(?![A-Za-z0-9_-]{11},)[^,]+,,
-- adds up: Views | Watch time (hours) | Likes | Comments added | Shares
-- zone: account
-- basis: lifetime
-- source: studio.youtube.com, Analytics, Advanced mode, Export; for the whole life: period Lifetime
with videos as (
    select *,
    from export
    -- The first row is the total, whose name depends on the language; a video's id has 11 signs.
    where words("Video title") is not null
        or words("Video publish time") is not null
        or regexp_matches(words("Content"), '^[A-Za-z0-9_-]{11}$')
)

select
    _row,
    'youtube' as channel,
    id_of("Content") as post_id,
    getvariable('account') as account,
    worded_day(
        "Video publish time",
        [
            '%b %d, %Y', '%B %d, %Y', '%Y-%m-%d', '%Y/%m/%d', '%Y-%m-%d %H:%M:%S', '%d-%b-%y',
            '%d %b %Y'
        ]
    ) as published_on,
    'video' as kind,
    left(words("Video title"), 280) as title,
    'https://www.youtube.com/watch?v=' || words("Content") as link,
    clock_seconds("Duration") as length_seconds,
    tally("Views") as impressions,
    tally("Likes") as reactions,
    tally("Comments added") as comments,
    tally("Shares") as shares,
    coalesce(whole("Subscribers gained"), whole("Subscribers")) as follows,
    tally("Views") as video_views,
    number("Watch time (hours)") as watched_hours,
from videos
