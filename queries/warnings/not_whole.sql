-- warning: not_whole
-- name: A month that is not whole
-- name ar: شهر غير مكتمل
-- means: A month that is over, of which file and lake together have only some days of an account.
-- means ar: شهر انتهى، ولا يوجد منه في الملف وفي المحفوظ معاً إلا بعض أيام حساب.
-- of: account_day
-- severity: note
-- finding: {month} is not whole: {days} of its {length} days for {accounts}.
-- finding ar: {month} غير مكتمل: {days} من أيامه وعددها {length}، وذلك لـ{accounts}.
-- remedy: Sums of this month will be too low until the other days are in.
-- remedy ar: ستكون مجاميع هذا الشهر أقل من الواقع حتى تدخل بقية الأيام.
with incoming_days as (
    select distinct
        source,
        owner,
        owner_name,
        dated,
        date_trunc('month', dated)::date as month,
    from incoming
    where dated <= $today
),

touched as (
    select distinct
        source,
        owner,
        month,
    from incoming_days
),

together as (
    select
        source,
        owner,
        month,
        dated,
    from incoming_days
    union
    select
        touched.source,
        touched.owner,
        touched.month,
        known.dated,
    from touched
    inner join known
        on
            touched.source = known.source
            and touched.owner = known.owner
            and touched.month = date_trunc('month', known.dated)::date
),

names as (
    select
        source,
        owner,
        any_value(owner_name) as owner_name,
    from incoming_days
    group by source, owner
),

counted as (
    select
        together.month,
        count(distinct together.dated) as days,
        date_diff('day', together.month, (together.month + interval 1 month)::date) as all_days,
        any_value(names.owner_name) as owner_name,
    from together
    inner join names
        on together.source = names.source and together.owner = names.owner
    where (together.month + interval 1 month)::date <= $today::date
    group by together.source, together.owner, together.month
)

select
    month,
    days,
    all_days as length,
    list(owner_name order by owner_name)[1:5] as accounts,
from counted
where days < all_days
group by month, days, all_days
order by month, days
