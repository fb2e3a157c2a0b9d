-- export: plain_accounts
-- name: Plain: accounts
-- name ar: جدول عام: الحسابات
-- fills: account
-- means: Which unit owns which page, channel or handle. Figures of an account count for its unit.
-- columns: Channel | Account | Name | Unit
-- column: Channel = one of facebook, instagram, x, linkedin, youtube, tiktok, web, email, phone
-- column: Account = the id, handle or name by which the platform's own exports call it
-- column: Name = what readers should see; the account where it is blank
-- column: Unit = the owner's code or name, as in the units file
-- also: Channel = القناة | المنصة | Platform
-- also: Account = الحساب | معرف الحساب | Account ID | Handle
-- also: Name = الاسم | اسم الحساب | Account name | Page name
-- also: Unit = الجهة | رمز الجهة | Unit code | الجهة المالكة
-- maybe: Name = Title | Display name
-- maybe: Unit = Owner | Ministry | Department | الوزارة | المالك
-- example: x,@moh_example,Ministry of Health on X,MOH
-- zone: none
-- basis: moment
-- source: docs/plain-formats.md
select
    _row,
    nullif(channel_of("Channel"), 'Unassigned') as channel,
    words("Account") as account,
    coalesce(words("Name"), words("Account")) as name,
    named("Unit") as unit,
from export
