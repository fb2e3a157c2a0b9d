-- export: us_digital_registry
-- name: US Digital Registry, accounts
-- name ar: السجل الرقمي الأمريكي، الحسابات
-- fills: account
-- means: Which agency owns which account. Contacts stay out.
-- columns: account_platform | account_url | account_name | agencies
-- zone: none
-- basis: moment
-- source: https://touchpoints.app.cloud.gov/registry
select
    _row,
    channel_of("account_platform") as channel,
    words("account_url") as account,
    coalesce(words("account_name"), words("account_url")) as name,
    named("agencies") as unit,
from export
