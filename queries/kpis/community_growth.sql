-- kpi: community_growth
-- id: C02
-- name: Net community growth rate
-- name ar: معدل صافي نمو المتابعين
-- means: Followers gained less followers lost, of the followers at the start of the period.
-- means ar: المتابعون الجدد ناقص المفقودين، من عدد المتابعين في بداية الفترة.
-- theme: connection
-- shown as: percent
-- better: higher
-- class: R
-- basis: period
-- by: unit, channel
-- needs: 1
-- source: digital.gov, Social Media Metrics for Federal Agencies (2013)
with counted as (
    select
        date_trunc($period, greatest(day, $since))::date as period_start,
        day,
        unit,
        channel,
        account,
        followers,
        lag(followers) over (
            partition by unit, channel, account, of_unit order by day
        ) as followers_before,
    from account_daily
    where
        day >= $since::date - interval 100 days
        and day < $until
        and followers is not null
),

per_account as (
    select
        period_start,
        unit,
        channel,
        account,
        max_by(followers, day) as closing,
        min_by(coalesce(followers_before, followers), day) as opening,
    from counted
    where day >= $since
    group by unit, channel, account, cube (period_start)
)

select
    period_start,
    unit,
    channel,
    sum(closing - opening) as numerator,
    sum(opening) as denominator,
from per_account
group by period_start, unit, cube (channel)
order by all
