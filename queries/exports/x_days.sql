-- export: x_days
-- name: X Premium analytics, account overview by day
-- name ar: تحليلات إكس المميزة، نظرة عامة يومية على الحساب
-- fills: account_day
-- columns: Date | Impressions | Engagements | Reposts | Profile visits
-- optional: Likes | Bookmarks | New follows | Unfollows | Replies | Quotes | Create Post
--   | Video views | Url clicks
-- also: Date = Дата | Fecha | Data | Datum | التاريخ | Tarih
-- also: Impressions = Показы | Impresiones | Impressões | Impressionen | مرات الظهور
--   | Visualizzazioni | Gösterimler | Weergaven
-- also: Engagements = Взаимодействия | Interacciones | Engajamentos | Engagement | التفاعلات
--   | Interazioni | Etkileşimler
-- also: Reposts = Репосты | إعادات النشر | إعادة النشر | Repost | Republicaciones | Reposteos
--   | Republicações | Republications | Yeniden gönderiler
-- also: Profile visits = Посещения профиля | Visitas al perfil | Visitas ao perfil
--   | Visites du profil | Profilbesuche | زيارات الملف الشخصي | Visite al profilo
--   | Profil ziyaretleri | Profielbezoeken
-- also: Likes = Нравится | Me gusta | Curtidas | J'aime | Gefällt mir | الإعجابات
-- also: Bookmarks = Закладки | Guardados | Itens salvos | Signets | Lesezeichen | الإشارات المرجعية
--   | العلامات المرجعية
-- also: New follows = Новые читатели | Nuevos seguidores | Novos seguidores | Nouveaux abonnés
--   | المتابعون الجدد | المتابعات الجديدة
-- also: Unfollows = Отписки | Dejaron de seguir | إلغاء المتابعة
-- also: Replies = Ответы | Respuestas | Respostas | Réponses | Antworten | الردود
-- also: Quotes = Quote posts | Цитаты | Citas | الاقتباسات
-- also: Create Post = Create post | Posts created | Создать пост | Posts | المنشورات
-- also: Video views = Просмотры видео | Visualizaciones de video | مشاهدات الفيديو
-- zone: stated
-- basis: period
-- source: analytics.x.com, Overview, Export
select
    _row,
    'x' as channel,
    getvariable('account') as account,
    worded_day("Date", ['%a, %b %d, %Y', '%a %b %d %Y', '%Y-%m-%d', '%Y-%m-%d %H:%M:%S']) as day,
    tally("Impressions") as impressions,
    tally("Likes") as reactions,
    tally("Replies") as comments,
    tally("Reposts") + coalesce(tally("Quotes"), 0) as shares,
    tally("Bookmarks") as saves,
    tally("Url clicks") as link_clicks,
    tally("New follows") as gained,
    tally("Unfollows") as lost,
    tally("Profile visits") as visits,
    tally("Create Post") as posts,
    tally("Video views") as video_views,
from export
