-- export: tiktok_posts
-- name: TikTok Studio, content
-- name ar: استوديو تيك توك، المحتوى
-- fills: post
-- columns: Video link | Post time | Total views
-- optional: Time | Video title | Total likes | Total comments | Total shares
-- also: Time = Fecha | Hora | Data | الوقت
-- also: Video title = Título del video | Título del vídeo | Título do vídeo | Titre de la vidéo
--   | عنوان الفيديو
-- also: Video link = Enlace del video | Enlace del vídeo | Link do vídeo | Lien de la vidéo
--   | رابط الفيديو
-- also: Post time = Hora de publicación | Fecha de publicación | Horário da publicação
--   | Heure de publication | وقت النشر
-- also: Total likes = Total de Me gusta | Total de curtidas | Total des J'aime | إجمالي الإعجابات
-- also: Total comments = Total de comentarios | Total de comentários | Total des commentaires
--   | إجمالي التعليقات
-- also: Total shares = Total de veces compartido | Total de compartilhamentos
--   | Total des partages | إجمالي المشاركات
-- also: Total views = Total de visualizaciones | Total de visualizações | Total des vues
--   | إجمالي المشاهدات
-- zone: the day as stated; the file has no time of day
-- basis: lifetime
-- source: TikTok Studio, Analytics, Content, Download data
with posts as (
    select
        *,
        month_day("Post time") as month_and_day,
        try_strptime(words("Post time"), '%Y-%m-%d')::date as stated,
        -- The file names no year. It was exported on “Time”, the latest such day up to today, and
        -- lists a year of posts at most: each stands on the latest day of its name before that.
        coalesce(
            try_strptime(words("Time"), '%Y-%m-%d')::date,
            latest_day(month_day("Time"), getvariable('today')::date),
            getvariable('today')::date
        ) as exported_on,
    from export
)

select
    _row,
    'tiktok' as channel,
    nullif(regexp_extract("Video link", '/(?:video|photo)/([0-9]+)', 1), '') as post_id,
    coalesce(handle_in("Video link"), getvariable('account')) as account,
    coalesce(stated, latest_day(month_and_day, exported_on)) as published_on,
    case when "Video link" like '%/photo/%' then 'photo' else 'video' end as kind,
    left(words("Video title"), 280) as title,
    words("Video link") as link,
    tally("Total views") as impressions,
    tally("Total likes") as reactions,
    tally("Total comments") as comments,
    tally("Total shares") as shares,
    tally("Total views") as video_views,
from posts
