-- check: wrong_order
-- name: Ended before it began
-- name ar: انتهى قبل أن يبدأ
-- means: Messages answered or closed before they came, and other things that end before they begin.
-- means ar: رسائل أُجيبت أو أُغلقت قبل وصولها، وأشياء أخرى تنتهي قبل أن تبدأ.
-- severity: wrong
-- finding: Rows with {what}: {found}.
-- finding ar: عدد الصفوف التي فيها {what}: {found}.
-- remedy: Check the order of day and month and the time zone in the file, and take it in again.
-- remedy ar: تحقق من ترتيب اليوم والشهر ومن المنطقة الزمنية في الملف، ثم أدخله مرة أخرى.
with wrong as (
    select
        'message' as fact,
        unit,
        channel,
        arrived_on as day,
        'reply_before_arrival' as what,
    from message
    where replied_at < arrived_at
    union all
    select
        'message' as fact,
        unit,
        channel,
        arrived_on as day,
        'closing_before_arrival' as what,
    from message
    where closed_at < arrived_at
    union all
    select
        'enrolment' as fact,
        unit,
        null as channel,
        enrolled_on as day,
        'completion_before_enrolment' as what,
    from enrolment
    where completed_on < enrolled_on
    union all
    select
        'session' as fact,
        unit,
        null as channel,
        held_on as day,
        'length_of_nothing' as what,
    from session
    where hours <= 0
    union all
    select
        'event' as fact,
        nullif(unit, 'Unassigned') as unit,
        null as channel,
        since as day,
        'end_before_start' as what,
    from event
    where until <= since
    union all
    select
        'target' as fact,
        nullif(unit, 'Unassigned') as unit,
        nullif(channel, 'Unassigned') as channel,
        period_start as day,
        'end_before_start' as what,
    from target
    where period_end <= period_start
)

select
    fact,
    unit,
    channel,
    null as account,
    min(day) as since,
    max(day) + 1 as until,
    count(*) as found,
    0 as expected,
    what,
from wrong
group by fact, unit, channel, what
order by all
