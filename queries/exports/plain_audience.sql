-- export: plain_audience
-- name: Plain: audience by group
-- name ar: جدول عام: الجمهور حسب الفئة
-- fills: breakdown
-- means: What a platform says of a stretch of days: how many accounts it reached and how often it
--   showed posts, to everybody or to a group. Followers and non-followers stand under the split
--   followers.
-- columns: Channel | Account | First day | Last day | Split by | Group
-- optional: Reach | Impressions
-- column: Channel = as in the accounts file
-- column: Account = the account, as in the accounts file
-- column: First day = the first day it is about
-- column: Last day = the last day it is about
-- column: Split by = all, age, gender, followers or another
-- column: Group = which group, such as 18-24 or non-followers; all for everybody; unknown where
--   the platform does not know
-- column: Reach = how many accounts were reached
-- column: Impressions = how often posts were shown
-- also: Channel = القناة | المنصة | Platform
-- also: Account = الحساب | Profile
-- also: First day = اليوم الأول | From day
-- also: Last day = اليوم الأخير | To day
-- also: Split by = التقسيم | Split
-- also: Group = الفئة | Segment
-- also: Reach = الوصول | Accounts reached
-- also: Impressions = مرات الظهور | الظهور | Views
-- example: instagram,@moh_example,2024-03-01,2024-03-31,age,18-24,5200,14100
-- zone: bahrain
-- basis: period
-- source: docs/plain-formats.md
with figures as (
    select
        _row,
        "Channel",
        "Account",
        "First day",
        "Last day",
        "Split by",
        "Group",
        metric,
        cell,
    from export unpivot (cell for metric in ("Reach", "Impressions"))
    where words(cell) is not null
)

select
    _row,
    channel_of("Channel") as channel,
    named("Account") as account,
    named("Account") as account_name,
    written_day("First day")::varchar || ' ' || written_day("Last day")::varchar as report,
    written_day("First day") as since,
    written_day("Last day") + 1 as until,
    dimension_of("Split by") as dimension,
    lower(words("Group")) as member,
    lower(metric) as metric,
    tally(cell)::double as value,
    metric as _column,
    cell as _cell,
from figures
