-- kpi: frequency
-- id: C12
-- name: Frequency
-- name ar: معدل تكرار الظهور
-- means: How often an account that was reached on a day was shown something on that day. Only
--   days of accounts with both figures count.
-- means ar: كم مرة ظهر المحتوى في اليوم للحساب الذي وصل إليه. لا تُحسب إلا أيام الحسابات التي
--   يُعرف لها الرقمان.
-- theme: connection
-- shown as: decimal
-- better: neutral
-- class: R
-- basis: period
-- apart: accounts reached on a day
-- by: unit, channel
-- brings: meta_daily_reach, meta_daily_interactions, linkedin_days, tiktok_days, youtube_days, x_days, plain_days
-- needs: 1
-- source: common practice
select
    date_trunc($period, day)::date as period_start,
    unit,
    channel,
    sum(impressions) as numerator,
    sum(reach) as denominator,
from account_daily
where day >= $since and day < $until and impressions is not null and reach is not null
group by unit, cube (period_start, channel)
order by all
