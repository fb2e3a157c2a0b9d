-- export: zendesk_tickets
-- name: Zendesk, tickets
-- name ar: Zendesk، التذاكر
-- fills: message
-- columns: Id | Status | Via | Created at | Solved at | Full resolution time in minutes
-- optional: Group | Ticket type | First reply time in minutes
--   | First reply time in minutes within business hours | Satisfaction Score
-- caveat: A reply is counted so many minutes after the ticket came as the file says; where it gives
--   business hours alone, the nights and weekends between are not counted.
-- caveat ar: يُحسب الرد بعد ورود التذكرة بعدد الدقائق المذكور في الملف؛ وإذا لم يذكر إلا ساعات العمل
--   فلا تُحسب الليالي وأيام العطل بينهما.
-- zone: account_times
-- basis: period
-- source: Zendesk Support, Export tickets (CSV); what people wrote and who they are is not read
with tickets as (
    select
        *,
        to_utc(written_time("Created at", 'day'), 'Asia/Bahrain') as arrived_at,
        to_utc(written_time("Solved at", 'day'), 'Asia/Bahrain') as closed_at,
        coalesce(
            amount("First reply time in minutes"),
            amount("First reply time in minutes within business hours")
        ) as reply_minutes,
    from export
),

answered as (
    select
        *,
        arrived_at + to_seconds(reply_minutes * 60) as replied_at,
    from tickets
)

select
    _row,
    channel_of("Via") as channel,
    id_of("Id") as message_id,
    getvariable('account') as account,
    named("Group") as unit,
    named("Ticket type") as topic,
    arrived_at,
    office_day(arrived_at) as arrived_on,
    replied_at,
    closed_at,
    true as needs_answer,
    24 as limit_hours,
    'Unassigned' as sentiment,
    -- Offered and Unoffered are no ratings, and good and bad have no number.
    case when "Satisfaction Score" in ('1', '2', '3', '4', '5') then "Satisfaction Score" end
        as rating,
    max(greatest(arrived_at, replied_at, closed_at)) over () as known_at,
from answered
