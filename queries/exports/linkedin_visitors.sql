-- export: linkedin_visitors
-- name: LinkedIn Page, visitors by day
-- name ar: صفحة لينكدإن، الزوار حسب اليوم
-- fills: account_day
-- columns: Date | Total page views (total)
-- optional: Total unique visitors (total)
-- also: Date = Data | Fecha | Datum | التاريخ
-- also: Total page views (total) = Total de visualizações de página (total)
--   | Total de visualizaciones de la página (total) | Nombre total de pages vues (total)
--   | إجمالي مشاهدات الصفحة (الإجمالي)
-- also: Total unique visitors (total) = Total de visitantes únicos (total)
--   | Nombre total de visiteurs uniques (total) | إجمالي الزوار الفريدين (الإجمالي)
-- zone: utc
-- basis: period
-- source: LinkedIn Page, Analytics, Visitors, Export, sheet Visitor metrics
select
    _row,
    'linkedin' as channel,
    getvariable('account') as account,
    month_first("Date")::date as day,
    tally("Total page views (total)") as visits,
    tally("Total unique visitors (total)") as visitors,
from export
