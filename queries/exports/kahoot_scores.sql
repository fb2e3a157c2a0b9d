-- export: kahoot_scores
-- name: Kahoot!, final scores
-- name ar: كاهوت، النتائج النهائية
-- fills: assessment
-- means: One row per player with the number of right and wrong answers; points for speed stay out.
--   When it was played stands on another sheet: the day in the file's name stands in, or the day it
--   is taken in. A kahoot named a pre-test or a post-test is one before or after the module.
-- columns: Player | Total Score (points) | Correct Answers | Incorrect Answers
-- optional: Rank
-- ends at: blank
-- caveat: The sheet does not say when it was played: the day in the file's name stands for it, or today.
-- caveat ar: لا تذكر الورقة يوم الاختبار: يقوم مقامه التاريخ الذي في اسم الملف، وإلا فتاريخ اليوم.
-- zone: none
-- basis: period
-- source: https://support.kahoot.com/hc/en-us/articles/115002308028
with played as (
    select
        *,
        coalesce(
            nullif(regexp_extract(getvariable('top'), '^([^\n,]+)', 1), ''),
            survey_in(getvariable('file'))
        ) as kahoot,
    from export
)

select
    _row,
    pseudonym("Player") as learner,
    kahoot as programme,
    test_module_in(kahoot) as module,
    test_kind_in(kahoot) as kind,
    gradebook_day(getvariable('file'), getvariable('today')) as assessed_on,
    tally("Correct Answers")::double as score,
    nullif(tally("Correct Answers") + tally("Incorrect Answers"), 0)::double as max_score,
from played
