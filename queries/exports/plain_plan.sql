-- export: plain_plan
-- name: Plain: publishing plan
-- name ar: جدول عام: خطة النشر
-- fills: plan
-- means: The posts that the publishing plan asks for.
-- columns: Unit | Channel | Planned on | Topic
-- optional: Segment
-- column: Unit = the unit that is to publish
-- column: Channel = as in the accounts file
-- column: Planned on = the day
-- column: Topic = what it is to be about
-- column: Segment = whom it is for
-- also: Unit = الجهة | رمز الجهة | Unit code
-- also: Channel = القناة | المنصة | Platform
-- also: Planned on = تاريخ النشر المخطط | Due on
-- also: Topic = الموضوع | Subject
-- also: Segment = الفئة المستهدفة | Audience
-- example: MOH,x,2024-03-14,Vaccination,parents
-- zone: bahrain
-- basis: period
-- source: docs/plain-formats.md
select
    _row,
    named("Unit") as unit,
    channel_of("Channel") as channel,
    written_day("Planned on") as planned_on,
    named("Topic") as topic,
    named("Segment") as segment,
from export
