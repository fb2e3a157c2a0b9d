-- export: linkedin_posts
-- name: LinkedIn Page, posts
-- name ar: صفحة لينكدإن، المنشورات
-- fills: post
-- columns: Post title | Post link | Created date | Impressions
-- optional: Campaign name | Content Type | Views | Clicks | Likes | Comments | Reposts | Follows
-- also: Post title = Título da publicação | Título de la publicación | Titre du post
--   | Titel des Beitrags | عنوان المنشور | Titolo del post | Titel van bijdrage | Gönderi başlığı
-- also: Post link = Link da publicação | Enlace de la publicación | Lien du post | Link zum Beitrag
--   | رابط المنشور | Link al post | Link del post | Link naar bijdrage | Gönderi bağlantısı
-- also: Created date = Data de criação | Fecha de creación | Date de création | Erstellungsdatum
--   | تاريخ الإنشاء | Data di creazione | Aanmaakdatum | Oluşturulma tarihi | Skapad den
-- also: Impressions = Impressões | Impresiones | Impressionen | مرات الظهور | Impressioni
--   | Weergaven | Gösterimler | Visningar
-- also: Campaign name = Nome da campanha | Nombre de la campaña | Nom de la campagne | اسم الحملة
-- also: Content Type = Tipo de conteúdo | Tipo de contenido | Type de contenu | نوع المحتوى
-- also: Views = Visualizações | Visualizaciones | Vues | المشاهدات
-- also: Clicks = Cliques | Clics | Klicks | النقرات | Clic | Klikken | Tıklamalar
-- also: Likes = Reactions | Gostaram | Reações | Recomendaciones | Reacciones | J'aime | الإعجابات
--   | Consigliati | Beğeniler | Gilla-markeringar
-- also: Comments = Comentários | Comentarios | Commentaires | Kommentare | التعليقات | Commenti
--   | Yorumlar | Kommentarer
-- also: Reposts = Shares | Compartilhamentos | Veces compartido | Republications | إعادات النشر
--   | Diffusioni post | Yeniden paylaşımlar
-- also: Follows = Seguidores | Seguimientos | Abonnements | المتابعات
-- duplicates: first
-- zone: utc
-- basis: lifetime
-- source: LinkedIn Page, Analytics, Content, Export, sheet All posts
select
    _row,
    'linkedin' as channel,
    nullif(regexp_extract("Post link", 'urn:li:[A-Za-z]+:([0-9]+)', 1), '') as post_id,
    getvariable('account') as account,
    month_first("Created date")::date as published_on,
    kind_of("Content Type") as kind,
    left(words("Post title"), 280) as title,
    words("Post link") as link,
    named("Campaign name") as campaign,
    tally("Impressions") as impressions,
    tally("Likes") as reactions,
    tally("Comments") as comments,
    tally("Reposts") as shares,
    tally("Clicks") as clicks,
    tally("Follows") as follows,
    tally("Views") as video_views,
from export
