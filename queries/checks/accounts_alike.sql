-- check: accounts_alike
-- name: One account's figures under two names
-- name ar: أرقام حساب واحد تحت اسمين
-- means: Two accounts of a channel have the same figures on the same days, so that they count twice.
-- means ar: لحسابين في قناة واحدة الأرقام نفسها في الأيام نفسها، فتُحسب مرتين.
-- severity: wrong
-- finding: On {found} of {expected} days its figures are the same as those of {what}.
-- finding ar: أرقامه في {found} من أصل {expected} من الأيام هي نفسها أرقام {what}.
-- remedy: If both are one account, merge them on the Accounts page; else download both again.
-- remedy ar: إن كانا حساباً واحداً فادمجهما في صفحة الحسابات، وإلا فنزّل ملفي الحسابين مرة أخرى.
with counted as (
    select
        unit,
        channel,
        account,
        day,
        hash(
            impressions, reach, reactions, comments, shares, saves, link_clicks, clicks, visits,
            visitors, video_views, watched_hours
        ) as figures,
    from account_day
    where greatest(impressions, reach, clicks, visits, visitors, video_views) >= 100
),

shared as (
    select
        first.unit,
        first.channel,
        first.account,
        second.account as other,
        min(first.day) filter (first.figures = second.figures) as since,
        max(first.day) filter (first.figures = second.figures) + 1 as until,
        count(*) filter (first.figures = second.figures) as alike,
        count(*) as days,
    from counted as first
    inner join counted as second
        on
            first.channel = second.channel
            and first.day = second.day
            and first.account < second.account
    group by all
)

select
    'account_day' as fact,
    unit,
    channel,
    account,
    since,
    until,
    alike as found,
    days as expected,
    other as what,
from shared
where alike >= 5 and alike >= days / 2
order by all
