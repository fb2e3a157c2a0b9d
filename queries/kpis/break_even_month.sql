-- kpi: break_even_month
-- id: V06M
-- name: Break-even month
-- name ar: شهر التعادل
-- means: In which month, counted from the first, the cumulative saving was no longer below zero.
--   Absent where that has not come yet.
-- means ar: الشهر الذي لم يعد فيه الوفر التراكمي دون الصفر، محسوباً من أول شهر. لا يظهر إذا لم
--   يحِن بعد.
-- theme: cost
-- shown as: count
-- better: lower
-- class: D
-- basis: lifetime
-- by: unit
-- between: estimates
-- brings: plain_spend, plain_coverage, plain_posts, plain_investments
-- needs: 0
-- finest: month
-- source: own definition, beside V06
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

reached as (
    select
        unit,
        greatest(min(month) filter (saved >= 0), $since) as reached_in,
        min(date_diff('month', first_month, month)) filter (saved >= 0) + 1 as months,
        min(date_diff('month', first_month, month)) filter (saved_high >= 0) + 1 as fewest,
        min(date_diff('month', first_month, month)) filter (saved_low >= 0) + 1 as most,
    from stepped
    group by unit
    having bool_or(saved >= 0)
)

select
    date_trunc($period, reached_in)::date as period_start,
    unit,
    null::varchar as channel,
    any_value(months) as numerator,
    1::double as denominator,
    any_value(fewest) as lower,
    any_value(most) as upper,
from reached
group by unit, cube (period_start)
order by all
