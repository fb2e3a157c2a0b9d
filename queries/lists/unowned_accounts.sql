-- list: unowned_accounts
-- name: Accounts that no unit owns yet
-- name ar: حسابات لا تملكها أي جهة بعد
-- means: Accounts whose figures belong to no unit yet.
-- means ar: حسابات لا تعود أرقامها إلى أي جهة بعد.
with seen as (
    select distinct
        post.channel,
        post.account,
        post.account_name,
    from post
    where post.unit = 'Unassigned'
    union
    select distinct
        account_day.channel,
        account_day.account,
        account_day.account_name,
    from account_day
    where account_day.unit = 'Unassigned'
)

select
    channel,
    account,
    any_value(account_name) as name,
from seen
group by channel, account
order by channel, account
