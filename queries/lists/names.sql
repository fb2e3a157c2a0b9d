-- list: names
-- name: Names and their figures
-- name ar: الأسماء وأرقامها
-- means: Every unit, channel and account with figures: how many, from when until when.
-- means ar: كل جهة وقناة وحساب له أرقام: كم هي ومن متى وإلى متى.
with counted as (
    select
        unit,
        channel,
        account,
        day,
        posts,
        0 as days,
        0 as messages,
    from serving.post_daily
    union all
    select
        unit,
        channel,
        account,
        day,
        0 as posts,
        1 as days,
        0 as messages,
    from serving.account_daily
    union all
    select
        unit,
        channel,
        'Unassigned' as account,
        day,
        0 as posts,
        0 as days,
        messages,
    from serving.message_daily
    union all
    select
        unit,
        channel,
        'Unassigned' as account,
        day,
        0 as posts,
        0 as days,
        mentions as messages,
    from serving.mention_daily
),

told_apart as (
    select
        case
            when grouping(unit) = 0 then 'unit'
            when grouping(account) = 0 then 'account'
            else 'channel'
        end as kind,
        coalesce(unit, account, channel) as name,
        case when grouping(account) = 0 then channel else 'Unassigned' end as channel,
        sum(posts)::bigint as posts,
        sum(days)::bigint as days,
        sum(messages)::bigint as messages,
        min(day) as since,
        max(day) + 1 as until,
    from counted
    group by grouping sets ((unit), (channel), (channel, account))
)

select *,
from told_apart
where kind <> 'account' or name <> 'Unassigned' or posts + days > 0
order by all
