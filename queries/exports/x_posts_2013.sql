-- export: x_posts_2013
-- name: X (Twitter) post activity, until 2024
-- name ar: نشاط منشورات إكس (تويتر)، حتى 2024
-- fills: post
-- columns: Tweet id | Tweet permalink | time | impressions
-- optional: Tweet text | likes | retweets | replies | url clicks | follows | media views
-- also: Tweet id = id do Tweet | Identifiant du Tweet | Id. del Tweet | ID del Tweet | Tweet-ID
--   | معرّف التغريدة | معرف التغريدة
-- also: Tweet permalink = link permanente do Tweet | Permalien du Tweet
--   | Enlace permanente de Tweet | Enlace permanente del Tweet | Tweet-Permalink
--   | الرابط الدائم للتغريدة | رابط التغريدة الدائم
-- also: Tweet text = texto do Tweet | Texte du Tweet | Texto de Tweet | Texto del Tweet | Tweet-Text
--   | نص التغريدة
-- also: time = horário | heure | hora | fecha | Zeit | الوقت | التوقيت
-- also: impressions = impressões | impresiones | Impressionen | مرات الظهور | الانطباعات
-- also: likes = favorites | favoritos | Me gusta | J'aime | curtidas | Gefällt mir | الإعجابات
-- also: retweets = إعادات التغريد | إعادة التغريد
-- also: replies = respostas | respuestas | réponses | Antworten | الردود
-- also: url clicks = cliques no URL | clics en URL | clics en la URL | clics sur l'URL
--   | clics sur les URL | URL-Klicks | النقرات على الرابط
-- also: follows = seguiram | seguimientos | abonnements | المتابعات
-- also: media views = visualizações da mídia | visualizaciones de contenido multimedia
--   | vues de médias | مشاهدات الوسائط
-- zone: utc
-- basis: lifetime
-- source: analytics.twitter.com, Export data, By Tweet
with posts as (
    select
        *,
        timed("time", ['%Y-%m-%d %H:%M +0000', '%Y-%m-%d %H:%M:%S +0000']) as published_at,
    from export
)

select
    _row,
    'x' as channel,
    id_of("Tweet id") as post_id,
    coalesce(handle_in("Tweet permalink"), getvariable('account')) as account,
    published_at,
    office_day(published_at) as published_on,
    case when words("Tweet text") like '@%' then 'reply' else 'text' end as kind,
    left(words("Tweet text"), 280) as title,
    words("Tweet permalink") as link,
    tally("impressions") as impressions,
    tally("likes") as reactions,
    tally("replies") as comments,
    tally("retweets") as shares,
    tally("url clicks") as link_clicks,
    tally("follows") as follows,
    tally("media views") as video_views,
from posts
