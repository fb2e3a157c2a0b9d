-- kpi: first_response_median
-- id: E02
-- name: Median first response time
-- name ar: وسيط زمن أول استجابة
-- means: Half of the messages that needed an answer got one within this time. Those still waiting
--   count as longer than any; blank where half are waiting. Exact to the minute; of more than a
--   million messages, months are told from steps of a tenth, to about one per cent.
-- means ar: نصف الرسائل التي تحتاج إلى رد حصلت عليه خلال هذه المدة. تُحسب الرسائل المنتظرة أطول من
--   غيرها، ولا تظهر قيمة إذا كان نصفها ينتظر. القيمة دقيقة إلى الدقيقة، فإذا زادت الرسائل على مليون
--   حُسبت الأشهر على درجات بقدر العُشر، بفارق نحو واحد في المئة.
-- theme: service
-- shown as: minutes
-- better: lower
-- class: M
-- basis: period
-- by: unit, channel
-- brings: plain_messages, zendesk_tickets, freshdesk_tickets
-- needs: 1
-- source: digital.gov; Sprout Social
with awaited as (
    select
        day,
        unit,
        channel,
        coalesce(minutes, 'inf'::double) as minutes,
        unnest(range(messages)) as nth,
    from message_minutes
    where day >= $since and day < $until
),

placed as (
    select
        date_trunc($period, day)::date as period_start,
        unit,
        channel,
        quantile_cont(minutes, 0.5) as minutes,
    from awaited
    group by unit, cube (period_start, channel)
),

-- Of many messages only steps are counted, see message_pace.
summed as (
    select
        date_trunc($period, day)::date as period_start,
        unit,
        channel,
        0.5 * (sum(messages) - 1) as place,
        sum(columns('(within_\d+)')::double) as "\1",
    from message_pace
    where day >= $since and day < $until
    group by unit, cube (period_start, channel)
),

listed as (
    select
        period_start,
        unit,
        channel,
        place,
        list_value(*columns('within_\d+')) as within,
    from summed
),

every as (
    select
        period_start,
        unit,
        channel,
        minutes,
    from placed
    union all
    select
        period_start,
        unit,
        channel,
        minutes_at(within, place) as minutes,
    from listed
)

select
    period_start,
    unit,
    channel,
    case when isfinite(minutes) then minutes end as numerator,
    null::double as denominator,
from every
order by all
