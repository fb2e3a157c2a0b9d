-- export: linkedin_profile_posts
-- name: LinkedIn, a person's own analytics: top posts
-- name ar: لينكدإن، تحليلات حساب شخصي: أهم المنشورات
-- fills: post
-- columns: Post URL | Post publish date
-- optional: Engagements | Impressions | Post URL (2) | Post publish date (2)
-- one of: Engagements | Impressions
-- also: Post URL = URL del post | URL de la publicación | URL da publicação | URL du post
--   | Beitrags-URL | رابط المنشور
-- also: Post publish date = Fecha de publicación | Data de publicação | Date de publication
--   | Veröffentlichungsdatum | تاريخ نشر المنشور | تاريخ النشر
-- also: Engagements = Interacciones | Engajamentos | Engagement | Interaktionen | التفاعلات
-- also: Impressions = Impresiones | Impressões | Impressionen | مرات الظهور
-- caveat: LinkedIn lists at most the fifty posts with most engagements and the fifty with most
--   impressions: take in one file a month.
-- caveat ar: لا تسرد لينكدإن إلا خمسين منشوراً هي الأكثر تفاعلاً وخمسين هي الأكثر ظهوراً: أدخل ملفاً
--   لكل شهر.
-- zone: stated
-- basis: lifetime
-- source: linkedin.com, a profile's Analytics, Export, sheet TOP POSTS
with by_engagements as (
    select
        _row,
        "Post URL" as link,
        month_first("Post publish date")::date as published_on,
        tally("Engagements") as engagements,
        -- With one table alone, both figures are of its posts.
        case when words("Post URL (2)") is null then tally("Impressions") end as impressions,
    from export
    where words("Post URL") is not null
),

by_impressions as (
    select
        _row,
        "Post URL (2)" as link,
        month_first("Post publish date (2)")::date as published_on,
        null::bigint as engagements,
        tally("Impressions") as impressions,
    from export
    where words("Post URL (2)") is not null
),

posts as (
    from by_engagements
    union all
    from by_impressions
)

select
    _row,
    'linkedin' as channel,
    post_id_in(link) as post_id,
    getvariable('account') as account,
    published_on,
    'Unassigned' as kind,
    link,
    impressions,
    engagements,
from posts
