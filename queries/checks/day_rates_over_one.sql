-- check: day_rates_over_one
-- name: Days with a rate above 100 %
-- name ar: أيام بنسبة تتجاوز 100%
-- means: Days on which an account reached more people than it was shown, or had more visitors than
--   visits.
-- means ar: أيام وصل فيها الحساب إلى أشخاص أكثر من مرات ظهوره، أو كان زواره أكثر من زياراته.
-- severity: wrong
-- finding: {found} of {expected} days have {what}.
-- finding ar: من بين {expected} من الأيام يوجد {found} فيها {what}.
-- remedy: Check which columns of the export these figures stand in, and take it in again.
-- remedy ar: تحقق من أعمدة الملف التي جاءت منها هذه الأرقام، ثم أدخله مرة أخرى.
with together as (
    select
        unit,
        channel,
        account,
        day,
        'reach_over_impressions' as what,
        reach > impressions as is_over,
    from account_day
    where reach is not null and impressions is not null
    union all
    select
        unit,
        channel,
        account,
        day,
        'visitors_over_visits' as what,
        visitors > visits as is_over,
    from account_day
    where visitors is not null and visits is not null
)

select
    'account_day' as fact,
    unit,
    channel,
    account,
    min(day) filter (is_over) as since,
    max(day) filter (is_over) + 1 as until,
    count(*) filter (is_over) as found,
    count(*) as expected,
    what,
from together
group by unit, channel, account, what
having bool_or(is_over)
order by all
