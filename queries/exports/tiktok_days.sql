-- export: tiktok_days
-- name: TikTok Studio, overview by day
-- name ar: استوديو تيك توك، نظرة عامة يومية
-- fills: account_day
-- columns: Date | Video Views | Profile Views
-- optional: Likes | Comments | Shares
-- also: Date = Fecha | Data | Datum | التاريخ | Tarih
-- also: Video Views = Visualizaciones de videos | Visualizaciones de vídeo
--   | Visualizações de vídeo | Vues de vidéos | Videoaufrufe | مشاهدات الفيديو
--   | Visualizzazioni video | Visualizzazioni dei video | Videoweergaven | Video Görüntülemeleri
--   | Visualizações de vídeos | Visualizaciones de vídeos | مشاهدات الفيديوهات
-- also: Profile Views = Visualizaciones de perfil | Visualizações do perfil | Vues de profil
--   | Profilaufrufe | مشاهدات الملف الشخصي | Visualizzazioni profilo | Visualizzazioni del profilo
--   | Profielweergaven | Profil Görüntülemeleri | Visualizações de perfil
-- also: Likes = Me gusta | Curtidas | J'aime | Gefällt mir | الإعجابات | Mi piace | Vind-ik-leuks
--   | Beğeniler
-- also: Comments = Comentarios | Comentários | Commentaires | Kommentare | التعليقات | Commenti
--   | Yorumlar
-- also: Shares = Veces compartido | Compartilhamentos | Partages | المشاركات | Condivisioni
--   | Paylaşımlar
-- zone: stated
-- basis: period
-- source: TikTok Studio, Analytics, Overview, Download data
with days as (
    select
        *,
        month_day("Date") as month_and_day,
        try_strptime(words("Date"), '%Y-%m-%d')::date as stated,
    from export
),

-- The file names no year. It ends with its latest day, which cannot lie ahead of today (further east
-- tomorrow has begun); every other day is the latest of its name before that one. A file older than
-- a year lands a year too late.
ending as (
    select coalesce(stated, latest_day(month_and_day, getvariable('today')::date + 1)) as day,
    from days
    where month_and_day is not null
    order by _row desc
    limit 1
)

select
    days._row,
    'tiktok' as channel,
    getvariable('account') as account,
    coalesce(days.stated, latest_day(days.month_and_day, ending.day)) as day,
    tally(days."Video Views") as impressions,
    tally(days."Video Views") as video_views,
    tally(days."Profile Views") as visits,
    -- Likes taken back and comments deleted on a later day count below zero.
    whole(days."Likes") as reactions,
    whole(days."Comments") as comments,
    whole(days."Shares") as shares,
from days
left join ending on true
