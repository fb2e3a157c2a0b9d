-- table: alert_delivery
-- means: One row per alert and whom it was told: an address, or the webhook.
-- key: alert, destination
create table alert_delivery (
    alert varchar not null,
    destination varchar not null,
    delivered_at timestamp not null
)
