-- kpi: oldest_open
-- id: E04A
-- name: Oldest open message
-- name ar: أقدم رسالة بلا رد
-- means: Days that the oldest unanswered message had waited at the end of the period.
-- means ar: عدد أيام انتظار أقدم رسالة لم يُرد عليها حتى نهاية الفترة.
-- theme: service
-- shown as: days
-- better: lower
-- class: M
-- basis: period
-- by: unit, channel
-- brings: plain_messages, zendesk_tickets, freshdesk_tickets
-- needs: 1
-- source: own definition
with periods as (
    select
        unnest(
            generate_series(
                date_trunc($period, greatest(min(day), $since)),
                max(least(greatest(day, replied_on), $until::date - 1)),
                ('1 ' || $period)::interval
            )
        )::date as period_start,
    from message_waiting
    where unit is null and day < $until
),

ends as (
    select
        period_start,
        least(period_start + ('1 ' || $period)::interval, $until)::date as ends_on,
    from periods
    union all
    select
        null as period_start,
        $until::date as ends_on,
)

select
    ends.period_start,
    message_waiting.unit,
    message_waiting.channel,
    ends.ends_on - min(message_waiting.day) as numerator,
    null::double as denominator,
from ends
inner join message_waiting on ends.ends_on > message_waiting.day
where message_waiting.replied_on is null or message_waiting.replied_on >= ends.ends_on
group by ends.period_start, ends.ends_on, message_waiting.unit, cube (message_waiting.channel)
order by all
