-- kpi: open_backlog
-- id: E04
-- name: Open backlog
-- name ar: الرسائل التي تنتظر رداً
-- means: Messages that needed an answer and had none at the end of the period.
-- means ar: الرسائل التي تحتاج إلى رد ولم يُرد عليها حتى نهاية الفترة.
-- theme: service
-- shown as: count
-- better: lower
-- class: S
-- basis: period
-- by: unit, channel
-- brings: plain_messages, zendesk_tickets, freshdesk_tickets
-- needs: 1
-- source: own definition
with moved as (
    select
        date_trunc($period, greatest(day, $since))::date as period_start,
        unit,
        channel,
        sum(messages) as messages,
    from message_waiting
    where day < $until
    group by all
    union all
    select
        date_trunc($period, greatest(replied_on, $since))::date as period_start,
        unit,
        channel,
        -sum(messages) as messages,
    from message_waiting
    where replied_on < $until
    group by all
),

periods as (
    select
        unnest(
            generate_series(
                min(period_start),
                max(period_start),
                ('1 ' || $period)::interval
            )
        )::date as period_start,
    from moved
    where unit is null
)

select
    periods.period_start,
    moved.unit,
    moved.channel,
    sum(moved.messages) as numerator,
    null::double as denominator,
from periods
inner join moved on periods.period_start >= moved.period_start
group by periods.period_start, moved.unit, cube (moved.channel)
union all
select
    null as period_start,
    unit,
    channel,
    sum(messages) as numerator,
    null::double as denominator,
from moved
group by unit, cube (channel)
order by all
