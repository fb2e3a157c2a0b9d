-- check: impossible_days
-- name: Days that cannot be
-- name ar: أيام غير ممكنة
-- means: Rows dated after the last file was taken in, or before there was anything to count.
-- means ar: صفوف مؤرخة بعد إدخال آخر ملف، أو قبل أن يوجد ما يُحصى.
-- severity: wrong
-- finding: Rows dated {what}: {found}.
-- finding ar: عدد الصفوف المؤرخة {what}: {found}.
-- remedy: Check the order of day and month in the file, and its years, and take it in again.
-- remedy ar: تحقق من ترتيب اليوم والشهر في الملف ومن السنوات، ثم أدخله مرة أخرى.
-- threshold: Facebook, the oldest of the channels, opened on 4 February 2004; 1970 and 1900 are what computers and
--   spreadsheets make of a blank date. A day is let pass: it begins earlier in the east.
with dated as (
    select
        'post' as fact,
        unit,
        channel,
        account,
        published_on as day,
    from post
    union all
    select
        'account_day' as fact,
        unit,
        channel,
        account,
        day,
    from account_day
    union all
    select
        'message' as fact,
        unit,
        channel,
        null as account,
        arrived_on as day,
    from message
    union all
    select
        'mention' as fact,
        unit,
        channel,
        null as account,
        mentioned_on as day,
    from mention
    union all
    select
        'session' as fact,
        unit,
        null as channel,
        null as account,
        held_on as day,
    from session
    union all
    select
        'attendance' as fact,
        unit,
        null as channel,
        null as account,
        held_on as day,
    from attendance
    union all
    select
        'assessment' as fact,
        unit,
        null as channel,
        null as account,
        assessed_on as day,
    from assessment
    union all
    select
        'enrolment' as fact,
        unit,
        null as channel,
        null as account,
        coalesce(completed_on, enrolled_on) as day,
    from enrolment
    union all
    select
        'survey_answer' as fact,
        unit,
        null as channel,
        null as account,
        answered_on as day,
    from survey_answer
)

select
    fact,
    unit,
    channel,
    account,
    min(day) as since,
    max(day) + 1 as until,
    count(*) as found,
    0 as expected,
    case when day > $captured then 'after_the_last_capture' else 'before_there_was_anything' end
        as what,
from dated
where
    day > $captured::date + 1
    or day < '2004-02-04'
    and (fact in ('post', 'account_day', 'mention') or day in ('1970-01-01', '1900-01-01'))
group by fact, unit, channel, account, what
order by all
