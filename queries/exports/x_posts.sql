-- export: x_posts
-- name: X Premium analytics, posts
-- name ar: تحليلات إكس المميزة، المنشورات
-- fills: post
-- columns: Post id | Date | Post text | Impressions | Engagements | Reposts
-- optional: Link | Likes | Bookmarks | New follows | Replies | Quotes | Url clicks | Video views
-- also: Post id = Идентификатор поста | ID del post | Id. del post | ID do post | ID du post
--   | Post-ID | معرّف المنشور | معرف المنشور | ID post | Gönderi kimliği
-- also: Date = Дата | Fecha | Data | Datum | التاريخ | Tarih
-- also: Post text = Текст поста | Texto del post | Texto do post | Texte du post | Post-Text
--   | نص المنشور | Testo del post | Gönderi metni
-- also: Link = Post Link | Ссылка на пост | Enlace | Enlace del post | Lien | Link do post
--   | رابط المنشور | الرابط
-- also: Impressions = Показы | Impresiones | Impressões | Impressionen | مرات الظهور
--   | Visualizzazioni | Gösterimler | Weergaven
-- also: Likes = Нравится | Me gusta | Curtidas | J'aime | Gefällt mir | الإعجابات
-- also: Bookmarks = Закладки | Guardados | Itens salvos | Signets | Lesezeichen | الإشارات المرجعية
--   | العلامات المرجعية
-- also: Engagements = Взаимодействия | Interacciones | Engajamentos | Engagement | التفاعلات
--   | Interazioni | Etkileşimler
-- also: New follows = Новые читатели | Nuevos seguidores | Novos seguidores | Nouveaux abonnés
--   | المتابعون الجدد | المتابعات الجديدة
-- also: Replies = Ответы | Respuestas | Respostas | Réponses | Antworten | الردود
-- also: Reposts = Репосты | إعادات النشر | إعادة النشر | Repost | Republicaciones | Reposteos
--   | Republicações | Republications | Yeniden gönderiler | Yeniden gönderi
-- also: Quotes = Quote posts | Цитаты | Citas | الاقتباسات
-- also: Url clicks = Клики по URL-адресам | Clics en URL | Clics en la URL | Cliques no URL
--   | Clics sur l'URL | URL-Klicks | النقرات على الرابط
-- zone: stated
-- basis: lifetime
-- source: analytics.x.com, Content, Export
select
    _row,
    'x' as channel,
    id_of("Post id") as post_id,
    coalesce(handle_in("Link"), getvariable('account')) as account,
    worded_day(
        "Date", ['%a %b %d %Y', '%a, %b %d, %Y', '%Y-%m-%d', '%Y-%m-%d %H:%M:%S']
    ) as published_on,
    case when words("Post text") like '@%' then 'reply' else 'text' end as kind,
    left(words("Post text"), 280) as title,
    words("Link") as link,
    tally("Impressions") as impressions,
    tally("Likes") as reactions,
    tally("Replies") as comments,
    -- Passing a post on in X counts; the share button, which copies its link, does not.
    tally("Reposts") + coalesce(tally("Quotes"), 0) as shares,
    tally("Bookmarks") as saves,
    tally("Url clicks") as link_clicks,
    tally("New follows") as follows,
    tally("Video views") as video_views,
from export
