-- list: accounts
-- name: Accounts and their owners
-- name ar: الحسابات ومالكوها
-- means: Every page or handle with the unit that owns it, those that nobody owns first.
-- means ar: كل صفحة أو حساب مع الجهة التي تملكه، وما لا مالك له أولاً.
with counted as (
    select
        channel,
        account,
        day,
        posts,
        0 as days,
        null as followers,
    from serving.post_daily
    union all
    select
        channel,
        account,
        day,
        0 as posts,
        1 as days,
        followers,
    from serving.account_daily
),

seen as (
    select
        channel,
        account,
        sum(posts)::bigint as posts,
        sum(days)::bigint as days,
        arg_max(followers, day) filter (followers is not null) as followers,
        min(day) as since,
        max(day) + 1 as until,
    from counted
    group by all
),

known as (
    select
        account.channel,
        account.account,
        account.name,
        account.unit,
    from serving.account as account
    where not exists (
            select 1,
            from serving.alias as alias
            where
                alias.accepted
                and alias.kind = 'account'
                and alias.channel = account.channel
                and alias.alias = account.account
        )
)

select
    coalesce(known.channel, seen.channel) as channel,
    coalesce(known.account, seen.account) as account,
    coalesce(known.name, seen.account) as name,
    coalesce(known.unit, 'Unassigned') as unit,
    coalesce(seen.posts, 0) as posts,
    coalesce(seen.days, 0) as days,
    seen.followers,
    seen.since,
    seen.until,
from known
full join seen on known.channel = seen.channel and known.account = seen.account
where coalesce(known.account, seen.account) <> 'Unassigned'
order by unit <> 'Unassigned', posts + days desc, channel asc, account asc
