-- kpi: non_follower_reach
-- id: W03
-- name: Non-follower reach share
-- name ar: حصة الوصول لغير المتابعين
-- means: Of the accounts reached, the share that did not follow us, at the platform's own grain:
--   one account and one stretch of time. Over several only a range is known.
-- means ar: من الحسابات التي وصل إليها المحتوى، نسبة من لا يتابعوننا، بحسب ما تذكره المنصة لحساب
--   واحد وفترة واحدة. وعبر عدة حسابات أو فترات لا يُعرف إلا مدى.
-- theme: spread
-- shown as: percent
-- better: higher
-- class: U
-- basis: period
-- apart: followers and others
-- by: unit, channel
-- brings: plain_audience
-- needs: 1
-- finest: month
-- source: Meta, organic and viral reach
with per_span as (
    select
        date_trunc($period, day)::date as period_start,
        day,
        unit,
        of_unit,
        channel,
        account,
        sum(reach) filter (member = 'non-followers') as others,
        sum(reach) filter (member = 'followers') as following,
    from audience_span
    where
        day >= $since
        and until <= $until
        and dimension = 'followers'
        and member in ('followers', 'non-followers')
    group by day, until, unit, of_unit, channel, account
),

bounded as (
    select
        period_start,
        unit,
        channel,
        count(*) as spans,
        max(others) as least,
        sum(others) as most,
        max(following) as least_following,
        sum(following) as most_following,
    from per_span
    where others is not null and following is not null and others + following > 0
    group by unit, cube (period_start, channel)
)

select
    period_start,
    unit,
    channel,
    case when spans = 1 then least end as numerator,
    case when spans = 1 then least + least_following end as denominator,
    least / (least + most_following) as lower,
    most / (most + least_following) as upper,
from bounded
order by all
