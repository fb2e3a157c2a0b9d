-- export: x_days_2013
-- name: X (Twitter) activity by day, until 2024
-- name ar: نشاط إكس (تويتر) حسب اليوم، حتى 2024
-- fills: account_day
-- columns: Date | Tweets published | impressions
-- optional: likes | retweets | replies | url clicks | follows | media views
-- also: Date = Data | Fecha | Datum | التاريخ
-- also: Tweets published = Tweets publicados | Tweets publiés | Veröffentlichte Tweets
--   | التغريدات المنشورة
-- also: impressions = impressões | impresiones | Impressionen | مرات الظهور | الانطباعات
-- also: likes = favorites | favoritos | Me gusta | J'aime | curtidas | Gefällt mir | الإعجابات
-- also: retweets = إعادات التغريد | إعادة التغريد
-- also: replies = respostas | respuestas | réponses | Antworten | الردود
-- also: url clicks = cliques no URL | clics en URL | clics en la URL | clics sur l'URL
--   | clics sur les URL | URL-Klicks | النقرات على الرابط
-- also: follows = seguiram | seguimientos | abonnements | المتابعات
-- also: media views = visualizações da mídia | visualizaciones de contenido multimedia
--   | vues de médias | مشاهدات الوسائط
-- zone: stated
-- basis: period
-- source: analytics.twitter.com, Export data, By day
select
    _row,
    'x' as channel,
    getvariable('account') as account,
    dated("Date", ['%Y-%m-%d', '%Y-%m-%d %H:%M:%S']) as day,
    tally("impressions") as impressions,
    tally("likes") as reactions,
    tally("replies") as comments,
    tally("retweets") as shares,
    tally("url clicks") as link_clicks,
    tally("follows") as gained,
    tally("Tweets published") as posts,
    tally("media views") as video_views,
from export
