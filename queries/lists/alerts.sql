-- list: alerts
-- name: Alerts
-- name ar: التنبيهات
-- means: Every alert that was recorded, the latest first, with how many it was told.
-- means ar: كل التنبيهات المسجلة، الأحدث أولاً، مع عدد من أُبلغوا بها.
select
    alert.*,
    count(alert_delivery.destination) as told,
from lake.main.alert as alert
left join lake.main.alert_delivery as alert_delivery
    on alert.alert = alert_delivery.alert
group by all
order by alert.first_seen_at desc, alert.alert asc
