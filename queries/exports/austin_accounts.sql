-- export: austin_accounts
-- name: Austin, social media inventory
-- name ar: أوستن، سجل حسابات التواصل الاجتماعي
-- fills: account
-- columns: Department | Account Platform | Account Name | Account Link
-- zone: none
-- basis: moment
-- source: https://data.austintexas.gov
select
    _row,
    channel_of("Account Platform") as channel,
    coalesce(words("Account Link"), words("Account Name")) as account,
    coalesce(words("Account Name"), words("Account Link")) as name,
    named("Department") as unit,
from export
