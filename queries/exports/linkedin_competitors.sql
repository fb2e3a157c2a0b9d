-- export: linkedin_competitors
-- name: LinkedIn Page, competitors
-- name ar: صفحة لينكدإن، المنافسون
-- fills: breakdown
-- columns: Page | Total Followers | New Followers | Total post engagements | Total posts
-- also: Page = Página | Seite | الصفحة
-- also: Total Followers = Total de seguidores | Seguidores totales | إجمالي المتابعين
-- also: New Followers = Novos seguidores | Nuevos seguidores | المتابعون الجدد
-- also: Total post engagements = Total de engajamentos da publicação
--   | Total de interacciones con publicaciones | إجمالي التفاعلات مع المنشورات
-- also: Total posts = Total de publicações | Total de publicaciones | إجمالي المنشورات
-- zone: title_period
-- basis: period
-- source: LinkedIn Page, Analytics, Competitors, Export
with figures as (
    select
        _row,
        "Page",
        metric,
        cell,
        regexp_extract_all(getvariable('preamble'), '[0-9]{1,2}/[0-9]{1,2}/[0-9]{4}') as days,
    from export unpivot (
        cell for metric in (
            "Total Followers",
            "New Followers",
            "Total post engagements",
            "Total posts"
        )
    )
    where words(cell) is not null
)

select
    _row,
    'linkedin' as channel,
    getvariable('account') as account,
    coalesce(days[1] || '–' || days[2], getvariable('report')) as report,
    try_strptime(days[1], '%m/%d/%Y')::date as since,
    try_strptime(days[2], '%m/%d/%Y')::date + 1 as until,
    'competitor' as dimension,
    words("Page") as member,
    case metric
        when 'Total Followers' then 'followers'
        when 'New Followers' then 'gained'
        when 'Total post engagements' then 'interactions'
        when 'Total posts' then 'posts'
    end as metric,
    number(cell) as value,
    metric as _column,
    cell as _cell,
from figures
