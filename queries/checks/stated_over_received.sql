-- check: stated_over_received
-- name: More answered than received
-- name ar: المجاب أكثر من الوارد
-- means: A report states more messages answered than received in the same time.
-- means ar: يذكر تقرير أن المجاب من الرسائل أكثر من الوارد في المدة نفسها.
-- severity: doubtful
-- touches: nothing
-- finding: “{what}” states {found} answered, but only {expected} received.
-- finding ar: يذكر «{what}» أن المجاب {found}، لكن الوارد {expected} فقط.
-- remedy: Check whether older messages are counted among the answers.
-- remedy ar: تحقق هل احتُسبت رسائل أقدم ضمن المجاب.
select
    'stated_total' as fact,
    nullif(answered.unit, 'Unassigned') as unit,
    nullif(answered.channel, 'Unassigned') as channel,
    null as account,
    answered.since,
    answered.until,
    answered.value as found,
    received.value as expected,
    answered.report as what,
from stated_total as answered
inner join stated_total as received
    on
        answered.report = received.report
        and answered.unit = received.unit
        and answered.channel = received.channel
        and answered.part = received.part
        and answered.since = received.since
        and answered.until = received.until
where
    answered.measure = 'answered'
    and received.measure = 'received'
    and answered.value > received.value
order by all
