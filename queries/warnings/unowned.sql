-- warning: unowned
-- name: Accounts that no unit owns yet
-- name ar: حسابات لا تملكها أي جهة بعد
-- means: Accounts of the file that no unit owns and for whose rows the file names no unit either.
-- means ar: حسابات في الملف لا تملكها أي جهة ولا يذكر الملف جهة لصفوفها.
-- of: post, account_day, breakdown
-- severity: doubtful
-- finding: {channel}, “{account}”: no unit owns this account yet, so its figures count for none.
-- finding ar: {channel}، «{account}»: لا تملك هذا الحساب أي جهة بعد، فلا تُحسب أرقامه لجهة.
-- remedy: Say which unit owns it; what is in already follows.
-- remedy ar: اذكر الجهة التي تملكه، ويتبعها ما هو محفوظ من قبل.
select
    incoming.channel,
    any_value(incoming.account_name) as account,
    incoming.account as handle,
from incoming
where
    incoming.unit = 'Unassigned'
    and incoming.account <> 'Unassigned'
    and not exists (
        select 1,
        from owned
        where
            owned.channel = incoming.channel
            and owned.account in (incoming.account, incoming.account_name)
    )
group by incoming.channel, incoming.account
order by incoming.channel, account
