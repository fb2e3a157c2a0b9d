-- export: linkedin_profile_days
-- name: LinkedIn, a person's own analytics by day
-- name ar: لينكدإن، تحليلات حساب شخصي حسب اليوم
-- fills: account_day
-- columns: Date | Impressions | Engagements
-- other columns: none
-- also: Date = Fecha | Data | Datum | التاريخ
-- also: Impressions = Impresiones | Impressões | Impressionen | مرات الظهور
-- also: Engagements = Interacciones | Engajamentos | Engagement | Interaktionen | التفاعلات
-- sheet like: (?i)^(engagement|interacc|engaj|interaktion|تفاعل|التفاعل)
-- zone: stated
-- basis: period
-- source: linkedin.com, a profile's Analytics, Export, sheet ENGAGEMENT
select
    _row,
    'linkedin' as channel,
    getvariable('account') as account,
    month_first("Date")::date as day,
    tally("Impressions") as impressions,
    whole("Engagements") as engagements,
from export
