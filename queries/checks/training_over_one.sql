-- check: training_over_one
-- name: Training counts above what is possible
-- name ar: أعداد تدريب تفوق الممكن
-- means: Scores above the maximum, or more people who came or completed than were enrolled.
-- means ar: درجات فوق الحد الأعلى، أو حاضرون أو مكملون أكثر من المسجلين.
-- severity: wrong
-- finding: Rows with {what}: {found}.
-- finding ar: عدد الصفوف التي فيها {what}: {found}.
-- remedy: Correct these rows in the file and take it in again.
-- remedy ar: صحّح هذه الصفوف في الملف ثم أدخله مرة أخرى.
with wrong as (
    select
        'assessment' as fact,
        unit,
        assessed_on as day,
        'score_over_maximum' as what,
    from assessment
    where score > max_score
    union all
    select
        'session' as fact,
        unit,
        held_on as day,
        'attended_over_enrolled' as what,
    from session
    where attended > enrolled
    union all
    select
        'session' as fact,
        unit,
        held_on as day,
        'completed_over_enrolled' as what,
    from session
    where completed > enrolled
)

select
    fact,
    unit,
    null as channel,
    null as account,
    min(day) as since,
    max(day) + 1 as until,
    count(*) as found,
    0 as expected,
    what,
from wrong
group by fact, unit, what
order by all
