-- export: freshdesk_tickets
-- name: Freshdesk or Freshservice, tickets
-- name ar: Freshdesk أو Freshservice، التذاكر
-- fills: message
-- columns: Ticket ID | Created time | Initial response time | Resolved time
-- optional: Status | Source | Group | Type | Closed time
-- also: Ticket ID = Ticket Number
-- zone: account_times
-- basis: period
-- source: Freshdesk, Tickets, Export (CSV or Excel); what people wrote and who they are is not read
with tickets as (
    select
        *,
        to_utc(written_time("Created time", 'day'), 'Asia/Bahrain') as arrived_at,
        to_utc(written_time("Initial response time", 'day'), 'Asia/Bahrain') as replied_at,
        coalesce(
            to_utc(written_time("Resolved time", 'day'), 'Asia/Bahrain'),
            to_utc(written_time("Closed time", 'day'), 'Asia/Bahrain')
        ) as closed_at,
    from export
)

select
    _row,
    channel_of("Source") as channel,
    id_of("Ticket ID") as message_id,
    getvariable('account') as account,
    named("Group") as unit,
    named("Type") as topic,
    arrived_at,
    office_day(arrived_at) as arrived_on,
    replied_at,
    closed_at,
    true as needs_answer,
    24 as limit_hours,
    'Unassigned' as sentiment,
    max(greatest(arrived_at, replied_at, closed_at)) over () as known_at,
from tickets
