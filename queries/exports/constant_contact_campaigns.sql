-- export: constant_contact_campaigns
-- name: Constant Contact, e-mail campaigns
-- name ar: Constant Contact، حملات البريد الإلكتروني
-- fills: breakdown
-- columns: Time Sent | Campaign Name | Sends | Opens | Clicks
-- optional: Bounces | Unsubscribes
-- zone: account
-- basis: lifetime
-- source: Constant Contact, Reporting, Email, Export
with campaigns as (
    select
        *,
        month_first("Time Sent")::date as sent_on,
    from export
),

figures as (
    select
        _row,
        sent_on,
        "Campaign Name",
        metric,
        cell,
    from campaigns unpivot (
        cell for metric in ("Sends", "Opens", "Clicks", "Bounces", "Unsubscribes")
    )
    where words(cell) is not null
)

select
    _row,
    'email' as channel,
    getvariable('account') as account,
    sent_on::varchar as report,
    sent_on as since,
    sent_on + 1 as until,
    'campaign' as dimension,
    words("Campaign Name") as member,
    lower(metric) as metric,
    tally(cell)::double as value,
    metric as _column,
    cell as _cell,
from figures
