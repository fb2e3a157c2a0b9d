-- rollup: assessment_daily
-- means: Assessments that each learner passed, those before a module left out, and gains in percent
--   points of learners assessed before and after the same module, by the day of the later one, with
--   the sums from which the spread of their scores before is told.
-- of: assessment
-- reaches back: assessment
-- day: day
-- rebuild: all
with marked as (
    select
        *,
        100 * score / max_score as percent,
    from assessment
),

gained as (
    select
        later.assessed_on as day,
        later.unit,
        later.module,
        later.learner,
        later.percent - earlier.percent as gain,
        100 - earlier.percent as possible,
        earlier.percent as percent_before,
    from marked as later
    inner join marked as earlier
        on
            later.learner = earlier.learner
            and later.programme = earlier.programme
            and later.module = earlier.module
    where
        later.kind = 'after'
        and earlier.kind = 'before'
        and later.percent is not null
        and earlier.percent is not null
),

together as (
    select
        assessed_on as day,
        unit,
        module,
        learner,
        passed,
        null as gain,
        null as possible,
        null as percent_before,
    from marked
    where passed is not null and kind <> 'before'
    union all
    select
        day,
        unit,
        module,
        learner,
        null as passed,
        gain,
        possible,
        percent_before,
    from gained
)

select
    day,
    unit,
    module,
    learner,
    'training' as channel,
    count(passed) as assessed,
    count(*) filter (passed) as passed,
    count(gain) as matched,
    sum(gain) as gain,
    sum(possible) as possible,
    sum(percent_before) as points_before,
    sum(percent_before * percent_before) as squares_before,
    sum(gain * gain) as squares_gained,
from together
where day >= $since and day < $until
group by all
