-- kpi: engagement_rate_by_reach
-- id: C07
-- name: Engagement rate by reach
-- name ar: معدل التفاعل من الوصول
-- means: Engagements on a day for each account reached on it. Over several days or accounts the
--   different accounts reached are only known within a range, and so is the rate.
-- means ar: التفاعلات في اليوم لكل حساب وصل إليه المحتوى فيه. وعبر عدة أيام أو حسابات لا تُعرف
--   الحسابات المختلفة إلا ضمن مدى، وكذلك المعدل.
-- theme: connection
-- shown as: percent
-- better: higher
-- class: R
-- basis: period
-- by: unit, channel
-- brings: meta_daily_reach, meta_daily_interactions, linkedin_days, tiktok_days, youtube_days, x_days, plain_days
-- needs: 1
-- source: AMEC out-take
with per_account as (
    select
        date_trunc($period, day)::date as period_start,
        unit,
        of_unit,
        channel,
        account,
        sum(engagements) as engagements,
        max(reach) as least,
        sum(reach) as most,
    from account_daily
    where
        day >= $since
        and day < $until
        and reach is not null
        and engagements is not null
    group by unit, of_unit, channel, account, cube (period_start)
),

bounded as (
    select
        period_start,
        unit,
        channel,
        sum(engagements) as engagements,
        max(least) as least,
        sum(most) as most,
    from per_account
    group by period_start, unit, cube (channel)
)

select
    period_start,
    unit,
    channel,
    case when least = most then engagements end::double as numerator,
    case when least = most then least end::double as denominator,
    engagements / nullif(most, 0) as lower,
    engagements / nullif(least, 0) as upper,
from bounded
order by all
