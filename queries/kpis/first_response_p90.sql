-- kpi: first_response_p90
-- id: E02P90
-- name: First response time, nine in ten
-- name ar: زمن أول استجابة لتسعة من كل عشرة
-- means: Nine in ten of the messages that needed an answer got one within this time. Those still
--   waiting count as longer than any; blank where one in ten is waiting. Exact to the minute.
-- means ar: تسع من كل عشر رسائل تحتاج إلى رد حصلت عليه خلال هذه المدة. تُحسب الرسائل المنتظرة أطول
--   من غيرها، ولا تظهر قيمة إذا كان عُشرها ينتظر. القيمة دقيقة إلى الدقيقة.
-- theme: service
-- shown as: minutes
-- better: lower
-- class: M
-- basis: period
-- by: unit, channel
-- brings: plain_messages, zendesk_tickets, freshdesk_tickets
-- needs: 1
-- source: digital.gov; Sprout Social
select
    date_trunc($period, day)::date as period_start,
    unit,
    channel,
    -- Who still waits stands in the list with 4,000 years: nothing between is an answer's time.
    case
        when quantile_cont(minutes, 0.9) < 1e8 then quantile_cont(minutes, 0.9)
    end as numerator,
    null::double as denominator,
from (
    select
        day,
        unit,
        channel,
        unnest(list_resize(minutes, needing, 2147483647)) as minutes,
    from message_daily
    where day >= $since and day < $until
) as awaited
group by unit, cube (period_start, channel)
order by all
