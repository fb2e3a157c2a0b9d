-- export: search_console_breakdown
-- name: Google Search Console, performance by query, page, country …
-- name ar: Google Search Console، الأداء حسب البحث أو الصفحة أو البلد …
-- fills: breakdown
-- columns: Member | Clicks | Impressions | CTR | Position
-- first column: Member
-- first column like: [^\W\d_]
-- also: Clicks = Clics | Cliques | Klicks | Klick | النقرات | Clic | Klikken | Tıklamalar
-- also: Impressions = Impresiones | Impressões | Impressionen | Exponeringar | مرات الظهور
--   | Impressioni | Vertoningen | Gösterimler | عدد مرات الظهور
-- also: CTR = Taux de clics | نسبة النقر إلى الظهور | TO | TBO
-- also: Position = Posición | Posição | الموضع | متوسط الموضع | Posizione | Positie | Konum
--   | Ortalama konum | موضع الظهور
-- verbatim: Member
-- zone: other_period
-- basis: period
-- source: search.google.com/search-console, Performance, Export
with figures as (
    select
        _row,
        "Member",
        metric,
        cell,
    from export unpivot (cell for metric in ("Clicks", "Impressions", "CTR", "Position"))
    where words(cell) is not null
)

select
    _row,
    'search' as channel,
    getvariable('account') as account,
    getvariable('report') as report,
    null::date as since,
    null::date as until,
    dimension_of(split_part(getvariable('header'), ' | ', 1)) as dimension,
    "Member" as member,
    case metric
        when 'Clicks' then 'clicks'
        when 'Impressions' then 'impressions'
        when 'CTR' then 'click-through rate'
        when 'Position' then 'position'
    end as metric,
    share(cell) as value,
    metric as _column,
    cell as _cell,
from figures
