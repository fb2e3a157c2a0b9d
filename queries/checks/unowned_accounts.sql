-- check: unowned_accounts
-- name: Accounts that nobody owns
-- name ar: حسابات لا مالك لها
-- means: Accounts with many figures that count for no unit.
-- means ar: حسابات ذات أرقام كثيرة لا تُحتسب لأي جهة.
-- severity: doubtful
-- touches: nothing
-- finding: Rows of this account that count for no unit: {found}.
-- finding ar: عدد صفوف هذا الحساب التي لا تُحتسب لأي جهة: {found}.
-- remedy: Say on the Accounts page which unit owns it; the past follows.
-- remedy ar: حدّد في صفحة الحسابات الجهة التي تملكه، ويتبعها ما مضى.
-- threshold: Twenty posts, or four weeks of days, are more than a trial.
with seen as (
    select
        'post' as fact,
        channel,
        account,
        published_on as day,
        20 as many,
    from post
    where unit = 'Unassigned'
    union all
    select
        'account_day' as fact,
        channel,
        account,
        day,
        28 as many,
    from account_day
    where unit = 'Unassigned'
)

select
    fact,
    'Unassigned' as unit,
    channel,
    account,
    min(day) as since,
    max(day) + 1 as until,
    count(*) as found,
    0 as expected,
    null as what,
from seen
group by fact, channel, account
having count(*) >= any_value(many)
order by all
