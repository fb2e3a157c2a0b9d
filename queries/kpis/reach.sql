-- kpi: reach
-- id: C03
-- name: Reach
-- name ar: الوصول (حسابات فريدة)
-- means: Different accounts reached. The platform's own figure where it gives one for exactly
--   this account and time; elsewhere only a range is known, from the largest part to the sum of
--   the parts, and no more than the population. Paid and organic reach do not add up.
-- means ar: الحسابات المختلفة التي وصل إليها المحتوى. رقم المنصة نفسها إن ذكرته لهذا الحساب وهذه
--   الفترة تماماً، وإلا فلا يُعرف إلا مدى، من أكبر الأجزاء إلى مجموعها وبما لا يتجاوز عدد السكان.
--   ولا يُجمع الوصول المدفوع مع غير المدفوع.
-- theme: connection
-- shown as: count
-- better: higher
-- class: U
-- basis: period
-- by: unit, channel
-- brings: meta_daily_reach, meta_daily_interactions, linkedin_days, tiktok_days, youtube_days, x_days, plain_days, plain_audience, plain_population
-- needs: 1
-- source: platform definitions
with counted as (
    select
        day,
        unit,
        of_unit,
        channel,
        account,
        day + 1 as until,
        reach,
    from account_daily
    where day >= $since and day < $until and reach is not null
    union all
    select
        day,
        unit,
        of_unit,
        channel,
        account,
        until,
        reach,
    from audience_span
    where day >= $since and until <= $until and reach is not null and dimension = 'all'
),

placed as (
    select
        *,
        date_trunc($period, day)::date as period_start,
        greatest(date_trunc($period, day), $since)::date as begins_on,
        least(date_trunc($period, day) + ('1 ' || $period)::interval, $until)::date as ends_on,
    from counted
),

part as (
    select
        period_start,
        begins_on,
        ends_on,
        unit,
        of_unit,
        channel,
        account,
        day,
        until,
        reach,
    from placed
    where until <= ends_on
    union all
    select
        null as period_start,
        $since as begins_on,
        $until as ends_on,
        unit,
        of_unit,
        channel,
        account,
        day,
        until,
        reach,
    from placed
),

-- A day within a stretch that has a figure of its own is no part beside it.
apart as (
    select
        *,
        until = day + 1 and coalesce(
            max(case when until > day + 1 then until end) over so_far > day, false
        ) as is_within,
    from part
    window so_far as (
        partition by period_start, unit, of_unit, channel, account
        order by day
        range between unbounded preceding and current row
    )
),

per_account as (
    select
        period_start,
        unit,
        of_unit,
        channel,
        account,
        max(reach) as least,
        coalesce(
            max(reach) filter (day = begins_on and until = ends_on),
            sum(reach) filter (not is_within)
        ) as most,
    from apart
    group by all
),

everybody as (
    select max_by(people, day) as people,
    from population_count
    where unit is null and dimension = 'all' and day < $until
),

bounded as (
    select
        per_account.period_start,
        per_account.unit,
        per_account.channel,
        max(per_account.least) as least,
        greatest(
            least(sum(per_account.most), any_value(everybody.people)), max(per_account.least)
        ) as most,
    from per_account
    cross join everybody
    group by per_account.period_start, per_account.unit, cube (per_account.channel)
)

select
    period_start,
    unit,
    channel,
    case when least = most then least end::double as numerator,
    null::double as denominator,
    least::double as lower,
    most::double as upper,
from bounded
order by all
