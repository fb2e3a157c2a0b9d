-- check: days_repeated
-- name: The same figures day after day
-- name ar: الأرقام نفسها يوماً بعد يوم
-- means: An account has exactly the same figures on many days in a row, as if one day was copied.
-- means ar: للحساب الأرقام نفسها تماماً أياماً متتالية كأن يوماً واحداً نُسخ.
-- severity: wrong
-- finding: The same figures stand on {found} days in a row.
-- finding ar: تتكرر الأرقام نفسها في {found} من الأيام المتتالية.
-- remedy: Download these days from the platform again and take them in.
-- remedy ar: نزّل هذه الأيام من المنصة مرة أخرى وأدخلها.
-- threshold: Two Poisson counts of size s are equal with a chance of 1 / (2 √(π s)). A run is told where chance would
--   make one less than once in a thousand accounts of that length.
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
        greatest(impressions, reach, clicks, visits, visitors, video_views) as size,
        count(*) over (partition by channel, account) as days,
    from account_day
    where greatest(impressions, reach, clicks, visits, visitors, video_views) >= 100
),

marked as (
    select
        *,
        (
            coalesce(figures <> lag(figures) over by_day, true)
            or day > lag(day) over by_day + 7
        ) as begins,
    from counted
    window by_day as (partition by channel, account order by day)
),

runs as (
    select
        *,
        sum(begins::integer) over (partition by channel, account order by day) as run,
    from marked
)

select
    'account_day' as fact,
    unit,
    channel,
    account,
    min(day) as since,
    max(day) + 1 as until,
    count(*) as found,
    1 as expected,
    null as what,
from runs
group by unit, channel, account, run
having any_value(days) * pow(1 / (2 * sqrt(pi() * min(size))), count(*) - 1) < 0.001
order by all
