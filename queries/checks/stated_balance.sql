-- check: stated_balance
-- name: Received, answered and pending do not agree
-- name ar: الوارد والمجاب والمعلّق لا تتفق
-- means: A report states how many were received, answered and pending, and these do not balance.
-- means ar: يذكر تقرير عدد الوارد والمجاب والمعلّق، ولا تتوازن هذه الأعداد.
-- severity: wrong
-- touches: nothing
-- finding: “{what}” states {found} pending, but received less answered is {expected}.
-- finding ar: يذكر «{what}» أن المعلّق {found}، لكن الوارد ناقص المجاب هو {expected}.
-- remedy: Ask the report's author, and correct the totals file.
-- remedy ar: اسأل معدّ التقرير ثم صحّح ملف الأرقام الواردة في التقارير.
with stated as (
    select
        report,
        unit,
        channel,
        part,
        since,
        until,
        any_value(value) filter (measure = 'received') as received,
        any_value(value) filter (measure = 'answered') as answered,
        any_value(value) filter (measure = 'pending') as pending,
    from stated_total
    group by all
)

select
    'stated_total' as fact,
    nullif(unit, 'Unassigned') as unit,
    nullif(channel, 'Unassigned') as channel,
    null as account,
    since,
    until,
    pending as found,
    received - answered as expected,
    report as what,
from stated
where abs(received - answered - pending) >= 0.5
order by all
