-- export: usa_gov_days
-- name: analytics.usa.gov, visits by day
-- name ar: analytics.usa.gov، الزيارات حسب اليوم
-- fills: account_day
-- columns: date | visits
-- other columns: none
-- zone: stated
-- basis: period
-- source: https://analytics.usa.gov/data
select
    _row,
    'web' as channel,
    getvariable('account') as account,
    dated("date", ['%Y-%m-%d', '%Y-%m-%d %H:%M:%S']) as day,
    tally("visits") as visits,
from export
