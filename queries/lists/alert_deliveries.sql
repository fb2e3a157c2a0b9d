-- list: alert_deliveries
-- name: Who was told of which alert
-- name ar: من أُبلغ بأي تنبيه
-- means: Every alert with each address, or the webhook, that it was told to.
-- means ar: كل تنبيه مع كل عنوان أو خطاف ويب أُبلغ به.
select
    alert,
    destination,
from lake.main.alert_delivery
order by alert, destination
