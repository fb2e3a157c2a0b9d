-- export: plain_messages
-- name: Plain: messages
-- name ar: جدول عام: الرسائل
-- fills: message
-- means: What citizens wrote or asked, and when they were answered. What a message says, and who
--   sent it, has no column here. The latest time in the file is taken for the moment it was made:
--   whether an unanswered message is late is judged at that moment.
-- columns: Message | Channel | Unit | Arrived | First reply
-- optional: Account | Topic | Closed | Needs answer | Limit (hours) | Sentiment | Rating
-- column: Message = a number that names the message in its channel
-- column: Channel = as in the accounts file
-- column: Unit = the unit it is for
-- column: Topic = what it is about
-- column: Arrived = when it came, in Bahrain's time
-- column: First reply = when it was first answered; blank while it is not
-- column: Closed = when it was closed; blank while it is open
-- column: Needs answer = yes or no; blank: yes
-- column: Limit (hours) = within how many hours it should be answered; blank: 24
-- column: Sentiment = one of positive, neutral or negative
-- column: Rating = the sender's rating of the answer, from 1 to 5
-- column: Account = the account it came to, as in the accounts file
-- also: Message = الرسالة | رقم الرسالة | Message ID | Ticket | Case | رقم الطلب
-- also: Channel = القناة | المنصة | Platform
-- also: Account = الحساب
-- also: Unit = الجهة | رمز الجهة | Unit code
-- also: Topic = الموضوع | Subject | Category | التصنيف
-- also: Arrived = وقت الوصول | تاريخ الوصول | وقت الورود | Arrived at | Received | Received at
-- also: First reply = أول رد | الرد الأول | وقت أول رد | First reply at | First response
-- also: Closed = وقت الإغلاق | تاريخ الإغلاق | أغلقت | Closed at | Resolved
-- also: Needs answer = تحتاج رداً | تحتاج رد | يتطلب رداً | Needs reply | Needs an answer
-- also: Limit (hours) = المهلة (ساعات) | المهلة بالساعات | المهلة (ساعة) | Limit hours | SLA (hours)
-- also: Sentiment = الانطباع | المشاعر | الشعور
-- also: Rating = التقييم | تقييم الرد
-- maybe: Message = Ticket no | Ticket number | Case ID | Request no | Reference | Enquiry
--   | رقم التذكرة | رقم الحالة | الرقم المرجعي | رقم البلاغ
-- maybe: Channel = Source | Via | Origin | Contact channel | المصدر | وسيلة التواصل
-- maybe: Unit = Department | Ministry | Agency | Group | Assigned to | الوزارة | الإدارة | القسم
--   | الجهة المعنية
-- maybe: Topic = Service | Type | Reason | Issue | الخدمة | نوع الطلب | السبب
-- maybe: Arrived = Created | Created at | Opened | Date created | Submitted | Open date
--   | تاريخ الإنشاء | تاريخ الاستلام | تاريخ الطلب | تاريخ الفتح
-- maybe: First reply = Answered | Answered at | Responded | First answer | Reply date
--   | تاريخ الرد | وقت الرد | تاريخ الإجابة
-- maybe: Closed = Completed | Solved | Solved at | Close date | Ended | تاريخ الإنجاز
--   | تاريخ الحل | وقت الحل
-- maybe: Rating = CSAT | Satisfaction | Score | Stars | الرضا
-- example: 4711,x,MOH,Vaccination,2024-03-14 09:05,2024-03-14 10:20,,yes,24,neutral,4
-- zone: bahrain
-- basis: period
-- source: docs/plain-formats.md
with clocked as (
    select
        *,
        to_utc(written_time("Arrived", 'day'), 'Asia/Bahrain') as arrived_at,
        to_utc(written_time("First reply", 'day'), 'Asia/Bahrain') as replied_at,
        to_utc(written_time("Closed", 'day'), 'Asia/Bahrain') as closed_at,
    from export
)

select
    _row,
    channel_of("Channel") as channel,
    words("Message") as message_id,
    named("Account") as account,
    named("Unit") as unit,
    named("Topic") as topic,
    arrived_at,
    office_day(arrived_at) as arrived_on,
    replied_at,
    closed_at,
    coalesce(truth("Needs answer"), true) as needs_answer,
    coalesce(amount("Limit (hours)"), 24) as limit_hours,
    coalesce(sentiment_of("Sentiment"), 'Unassigned') as sentiment,
    rating("Rating") as rating,
    max(greatest(arrived_at, replied_at, closed_at)) over () as known_at,
from clocked
