-- export: seattle_followers
-- name: Seattle, Twitter accounts by month
-- name ar: سياتل، حسابات تويتر حسب الشهر
-- fills: account_day
-- means: Followers of each department's account, on the first day of the month.
-- columns: account | tweets | followers | month | department
-- optional: dept | following | likes | lists | moments
-- zone: local
-- basis: moment
-- source: https://data.seattle.gov/d/m7pa-jz6b
select
    _row,
    'x' as channel,
    words("account") as account,
    words("account") as account_name,
    coalesce(words("department"), words("dept")) as unit,
    dated("month", ['%y-%b', '%b-%y', '%Y-%m', '%Y-%m-%d', '%Y-%m-%d %H:%M:%S']) as day,
    tally("followers") as followers,
from export
