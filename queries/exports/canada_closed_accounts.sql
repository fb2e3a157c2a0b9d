-- export: canada_closed_accounts
-- name: Canada.ca, closed social media accounts
-- name ar: كندا، حسابات التواصل الاجتماعي المغلقة
-- fills: event
-- means: Accounts that left the list, each a change to mark on its department's charts.
-- columns: Account | Platform | Department | Language | URL | Date Deleted
-- optional: Date Added
-- zone: local
-- basis: period
-- source: https://www.canada.ca/en/social.html
select
    _row,
    concat_ws(' ', words("Account"), 'closed on', words("Platform")) as event,
    concat_ws(' ', 'إغلاق حساب', words("Account"), words("Platform")) as event_ar,
    'change' as kind,
    named("Department") as unit,
    written_day("Date Deleted") as since,
    written_day("Date Deleted") + 1 as until,
from export
