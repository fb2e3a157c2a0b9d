-- export: canada_accounts
-- name: Canada.ca, social media accounts
-- name ar: كندا، حسابات التواصل الاجتماعي
-- fills: account
-- means: Which department owns which account. A page's address names the account, since several
--   accounts of one department share a name.
-- columns: Account | Platform | Department | Language | URL
-- optional: Date Added
-- zone: none
-- basis: moment
-- source: https://www.canada.ca/en/social.html
select
    _row,
    channel_of("Platform") as channel,
    coalesce(words("URL"), words("Account")) as account,
    coalesce(words("Account"), words("URL")) as name,
    named("Department") as unit,
from export
