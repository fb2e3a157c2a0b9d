-- export: plain_interactions
-- name: Plain: interactions
-- name ar: جدول عام: تفاعلات الجمهور
-- fills: interaction
-- means: What people of the public did with posts, one row each, and what they made themselves.
--   Who they are becomes a pseudonym.
-- columns: Interaction | Channel | Unit | Person | Act | Time
-- optional: Account | Post
-- column: Interaction = a number that names it in its channel
-- column: Channel = as in the accounts file
-- column: Unit = the unit whose post or campaign it is about
-- column: Account = the account it was done on, as in the accounts file
-- column: Post = the post, by its link or number; blank for content of their own
-- column: Person = who did it: a number, a handle or a name
-- column: Act = one of reaction, comment, share or content
-- column: Time = when, in Bahrain's time
-- also: Interaction = رقم التفاعل | Interaction ID
-- also: Channel = القناة | المنصة | Platform
-- also: Unit = الجهة | رمز الجهة | Unit code
-- also: Account = الحساب | Profile
-- also: Post = المنشور | رابط المنشور | Post link
-- also: Person = الشخص | المستخدم | User
-- also: Act = نوع التفاعل | Kind of act
-- also: Time = الوقت | وقت التفاعل | Done at
-- example: I-1,x,MOH,@moh_example,https://x.com/moh_example/status/1001,u-51,comment,2024-03-14 09:05
-- zone: bahrain
-- basis: period
-- source: docs/plain-formats.md
with clocked as (
    select
        *,
        to_utc(written_time("Time", 'day'), 'Asia/Bahrain') as acted_at,
    from export
)

select
    _row,
    channel_of("Channel") as channel,
    words("Interaction") as interaction_id,
    named("Account") as account,
    named("Unit") as unit,
    coalesce(post_id_in("Post"), 'Unassigned') as post_id,
    pseudonym("Person") as person,
    act_of("Act") as kind,
    acted_at,
    office_day(acted_at) as acted_on,
from clocked
