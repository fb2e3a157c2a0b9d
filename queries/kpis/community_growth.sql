-- kpi: community_growth
-- id: C02
-- name: Net community growth rate
-- name ar: معدل صافي نمو المتابعين
-- means: Followers gained less followers lost, of the followers at the start of the period. An
--   account counted only once is left out.
-- means ar: المتابعون الجدد ناقص المفقودين، من عدد المتابعين في بداية الفترة. يُستبعد الحساب الذي
--   عُدّ متابعوه مرة واحدة فقط.
-- theme: connection
-- shown as: percent
-- better: higher
-- class: R
-- basis: period
-- by: unit, channel
-- brings: plain_followers, linkedin_followers, tiktok_followers, plain_days
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
        lag(followers) over by_day as followers_before,
        lag(day) over by_day as day_before,
    from account_daily
    where
        day >= $since::date - interval 100 days
        and day < $until
        and followers is not null
    window by_day as (partition by unit, of_unit, channel, account order by day)
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
    having min(coalesce(day_before, day)) < max(day)
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
