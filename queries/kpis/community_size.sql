-- kpi: community_size
-- id: C01
-- name: Community size
-- name ar: حجم المجتمع المتابِع
-- means: Followers of all accounts at the end of the period. Accounts, not people: one person may
--   follow several.
-- means ar: عدد متابعي جميع الحسابات في نهاية الفترة. حسابات لا أشخاص، فقد يتابع الشخص الواحد أكثر
--   من حساب.
-- theme: connection
-- shown as: count
-- better: higher
-- class: S
-- basis: period
-- by: unit, channel
-- brings: plain_followers, linkedin_followers, tiktok_followers, plain_days
-- needs: 1
-- source: digital.gov, Social Media Metrics for Federal Agencies (2013)
with latest as (
    select
        date_trunc($period, day)::date as period_start,
        unit,
        channel,
        account,
        max_by(followers, day) as followers,
    from account_daily
    where day >= $since and day < $until and followers is not null
    group by unit, channel, account, cube (period_start)
)

select
    period_start,
    unit,
    channel,
    sum(followers) as numerator,
    null::double as denominator,
from latest
group by period_start, unit, cube (channel)
order by all
