-- list: unowned_accounts
-- name: Accounts that no unit owns yet
-- name ar: حسابات لا تملكها أي جهة بعد
-- means: Accounts that files name and no unit owns.
-- means ar: حسابات تذكرها الملفات ولا تملكها أي جهة.
select
    channel,
    account,
    name,
from serving.account
where unit = 'Unassigned'
order by all
