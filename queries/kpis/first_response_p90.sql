-- kpi: first_response_p90
-- id: E02P90
-- name: First response time, nine in ten
-- name ar: زمن أول استجابة لتسعة من كل عشرة
-- means: Nine in ten of the messages that needed an answer got one within this time. Those still
--   waiting count as longer than any; blank where one in ten is waiting.
-- means ar: تسع من كل عشر رسائل تحتاج إلى رد حصلت عليه خلال هذه المدة. تُحسب الرسائل المنتظرة أطول
--   من غيرها، ولا تظهر قيمة إذا كان عُشرها ينتظر.
-- theme: service
-- shown as: minutes
-- better: lower
-- class: M
-- basis: period
-- by: unit, channel
-- needs: 1
-- source: digital.gov; Sprout Social
with counted as (
    select
        date_trunc($period, day)::date as period_start,
        unit,
        channel,
        minutes,
        sum(messages) as messages,
    from message_minutes
    where day >= $since and day < $until
    group by unit, minutes, cube (period_start, channel)
),

placed as (
    select
        *,
        sum(messages) over (
            partition by period_start, unit, channel order by minutes nulls last
        ) as up_to_here,
        0.9 * (sum(messages) over (partition by period_start, unit, channel) - 1) as place,
    from counted
),

around as (
    select
        period_start,
        unit,
        channel,
        any_value(place) - floor(any_value(place)) as between_them,
        min_by(coalesce(minutes, 'inf'::double), up_to_here) filter (up_to_here > floor(place))
            as below,
        min_by(coalesce(minutes, 'inf'::double), up_to_here) filter (up_to_here > ceil(place))
            as above,
    from placed
    group by period_start, unit, channel
)

select
    period_start,
    unit,
    channel,
    case
        when isfinite(above) then below + between_them * (above - below)
        when isfinite(below) and between_them = 0 then below
    end as numerator,
    null::double as denominator,
from around
order by all
