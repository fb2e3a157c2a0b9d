-- kpi: cumulative_saving
-- id: V06
-- name: Cumulative saving
-- name ar: الوفر التراكمي
-- means: What the impressions on own channels would have cost in paid traditional media, less
--   what they did cost, added up since the first month with both, less set-up and training. The
--   range is that of the estimated exposures.
-- means ar: ما كانت ستكلفه مرات الظهور في القنوات الذاتية لو كانت في الإعلام التقليدي المدفوع،
--   ناقص كلفتها الفعلية، مجموعاً منذ أول شهر يتوفر فيه الرقمان، ناقص كلفة التأسيس والتدريب. المدى
--   هو مدى تقدير التعرّض.
-- theme: cost
-- shown as: money
-- better: higher
-- class: D
-- basis: lifetime
-- by: unit
-- between: estimates
-- brings: plain_spend, plain_coverage, plain_posts, plain_investments
-- needs: 0
-- finest: month
-- source: own definition
with monthly as (
    select
        day as month,
        unit,
        sum(own_cost) as own_cost,
        sum(impressions) as impressions,
        sum(bought_cost) / sum(exposures) as middle,
        sum(bought_cost) / sum(most) as cheapest,
        sum(bought_cost) / sum(least) as dearest,
    from media_monthly
    where day < $until
    group by all
),

moved as (
    select
        month,
        unit,
        middle * impressions - own_cost as saved,
        cheapest * impressions - own_cost as saved_low,
        dearest * impressions - own_cost as saved_high,
    from monthly
    where middle is not null and own_cost is not null
    union all
    select
        date_trunc('month', day)::date as month,
        unit,
        -sum(amount) as saved,
        -sum(amount) as saved_low,
        -sum(amount) as saved_high,
    from investment_daily
    where day < $until and kind = 'cost' and subject in ('set-up', 'training')
    group by all
),

stepped as (
    select
        month,
        unit,
        sum(sum(saved)) over in_time as saved,
        sum(sum(saved_low)) over in_time as saved_low,
        sum(sum(saved_high)) over in_time as saved_high,
        min(month) over (partition by unit) as first_month,
    from moved
    group by month, unit
    window in_time as (partition by unit order by month)
),

placed as (
    select
        date_trunc($period, month)::date as period_start,
        unit,
        max_by(saved, month) as saved,
        max_by(saved_low, month) as saved_low,
        max_by(saved_high, month) as saved_high,
    from stepped
    where month >= date_trunc('month', $since)
    group by unit, cube (period_start)
)

select
    period_start,
    unit,
    null::varchar as channel,
    saved as numerator,
    1::double as denominator,
    saved_low as lower,
    saved_high as upper,
from placed
order by all
