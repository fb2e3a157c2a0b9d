-- export: plain_mentions
-- name: Plain: mentions
-- name ar: جدول عام: الإشارات العامة
-- fills: mention
-- means: What was said about a unit in public, with the sentiment that somebody or something gave.
-- columns: Mention | Channel | Unit | Date | Sentiment
-- optional: Topic | Method | Key messages
-- column: Mention = a number or link that names the mention in its channel
-- column: Channel = as in the accounts file, or television, radio, press
-- column: Unit = the unit it is about
-- column: Date = the day it was published
-- column: Topic = what it is about
-- column: Sentiment = one of positive, neutral or negative; blank where nobody judged it
-- column: Method = who or what judged it, such as read by staff
-- column: Key messages = how many of our key messages it carries; blank where nobody looked
-- also: Mention = الإشارة | رقم الإشارة | الذكر | Mention ID
-- also: Channel = القناة | المنصة | Platform
-- also: Unit = الجهة | رمز الجهة | Unit code
-- also: Date = التاريخ | Published on
-- also: Topic = الموضوع | Subject
-- also: Sentiment = الانطباع | المشاعر | الشعور
-- also: Method = الطريقة | طريقة التصنيف | Classified by
-- also: Key messages = الرسائل الرئيسة | عدد الرسائل الرئيسة
-- maybe: Mention = Link | URL | Article | ID | الرابط | المقال
-- maybe: Channel = Source | Outlet | Medium | المصدر | الوسيلة
-- maybe: Date = Day | Published | Publication date | تاريخ النشر
-- maybe: Topic = Theme | Category | المجال
-- maybe: Sentiment = Tone | Polarity | النبرة
-- maybe: Unit = Ministry | Entity | About | الوزارة
-- example: M-9,x,MOH,2024-03-14,Vaccination,positive,read by staff
-- zone: bahrain
-- basis: period
-- source: docs/plain-formats.md
select
    _row,
    channel_of("Channel") as channel,
    words("Mention") as mention_id,
    named("Unit") as unit,
    written_day("Date") as mentioned_on,
    named("Topic") as topic,
    coalesce(sentiment_of("Sentiment"), 'Unassigned') as sentiment,
    named("Method") as method,
    tally("Key messages") as key_messages,
from export
