-- export: usa_gov_pages
-- name: analytics.usa.gov, top pages
-- name ar: analytics.usa.gov، أهم الصفحات
-- fills: breakdown
-- columns: domain | page | page_title
-- optional: pageviews | visits | active_visitors
-- one of: pageviews | visits | active_visitors
-- zone: name_period
-- basis: period
-- source: https://analytics.usa.gov/data
select
    _row,
    'web' as channel,
    getvariable('account') as account,
    getvariable('report') as report,
    null::date as since,
    null::date as until,
    'page' as dimension,
    words("page") as member,
    case
        when words("pageviews") is not null then 'views'
        when words("visits") is not null then 'visits'
        else 'active visitors'
    end as metric,
    coalesce(tally("pageviews"), tally("visits"), tally("active_visitors"))::double as value,
from export
