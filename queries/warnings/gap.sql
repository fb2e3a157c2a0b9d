-- warning: gap
-- name: A gap before the file
-- name ar: فجوة قبل الملف
-- means: Between the last day that is in and the first day of the file, days of an account are missing.
-- means ar: بين آخر يوم محفوظ وأول يوم في الملف أيام ناقصة من حساب.
-- of: account_day
-- severity: doubtful
-- finding: {channel}, “{account}”: days missing: {days}, from {since} to {until}.
-- finding ar: {channel}، «{account}»: أيام ناقصة عددها {days}، من {since} إلى {until}.
-- remedy: Download these days too and take them in; the order does not matter.
-- remedy ar: نزّل هذه الأيام أيضاً وأدخلها، فلا أهمية للترتيب.
with first_days as (
    select
        source,
        owner,
        any_value(owner_name) as owner_name,
        min(dated) as first_on,
    from incoming_figures
    group by source, owner
),

last_days as (
    select
        first_days.*,
        max(known_figures.dated) as last_on,
    from first_days
    inner join known_figures
        on
            first_days.source = known_figures.source
            and first_days.owner = known_figures.owner
            and first_days.first_on > known_figures.dated
    group by all
)

select
    source as channel,
    owner_name as account,
    last_on + 1 as since,
    first_on - 1 as until,
    first_on - last_on - 1 as days,
from last_days
where first_on - last_on > 1
order by channel, account, since
