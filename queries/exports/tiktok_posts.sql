-- export: tiktok_posts
-- name: TikTok Studio, content
-- name ar: استوديو تيك توك، المحتوى
-- fills: post
-- columns: Video link | Post time | Total views
-- optional: Video title | Total likes | Total comments | Total shares
-- also: Video title = Título del video | Título del vídeo | Título do vídeo | Titre de la vidéo
--   | عنوان الفيديو | Titolo del video | Videotitel | Video başlığı
-- also: Video link = Enlace del video | Enlace del vídeo | Link do vídeo | Lien de la vidéo
--   | رابط الفيديو | Link del video | Video bağlantısı | Videolink | Link zum Video
-- also: Post time = Hora de publicación | Fecha de publicación | Horário da publicação
--   | Heure de publication | وقت النشر | Ora di pubblicazione | Gönderi zamanı
--   | Veröffentlichungszeit | تاريخ النشر
-- also: Total likes = Total de Me gusta | Total de curtidas | Total des J'aime | إجمالي الإعجابات
--   | Mi piace totali | Toplam beğeni | إجمالي تسجيلات الإعجاب
-- also: Total comments = Total de comentarios | Total de comentários | Total des commentaires
--   | إجمالي التعليقات | Commenti totali | Toplam yorum
-- also: Total shares = Total de veces compartido | Total de compartilhamentos
--   | Total des partages | إجمالي المشاركات | Condivisioni totali | Toplam paylaşım
-- also: Total views = Total de visualizaciones | Total de visualizações | Total des vues
--   | إجمالي المشاهدات | Visualizzazioni totali | Toplam görüntüleme | Aufrufe insgesamt
-- zone: stated
-- basis: lifetime
-- source: TikTok Studio, Analytics, Content, Download data
with posts as (
    select
        *,
        month_day("Post time") as month_and_day,
        try_strptime(words("Post time"), '%Y-%m-%d')::date as stated,
        nullif(regexp_extract("Video link", '/(?:video|photo)/([0-9]+)', 1), '') as post_id,
    from export
),

-- The file names no year, but the first half of a video's id is the second it was uploaded in; a
-- video may wait up to thirty days for its time.
uploaded as (
    select
        *,
        least(
            to_timestamp(try_cast(post_id as ubigint) >> 32)::date + 31,
            getvariable('today')::date + 1
        ) as not_after,
    from posts
)

select
    _row,
    'tiktok' as channel,
    post_id,
    coalesce(handle_in("Video link"), getvariable('account')) as account,
    coalesce(stated, latest_day(month_and_day, not_after)) as published_on,
    case when "Video link" like '%/photo/%' then 'photo' else 'video' end as kind,
    left(words("Video title"), 280) as title,
    words("Video link") as link,
    tally("Total views") as impressions,
    tally("Total likes") as reactions,
    tally("Total comments") as comments,
    tally("Total shares") as shares,
    tally("Total views") as video_views,
from uploaded
