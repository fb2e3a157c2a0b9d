-- rollup: enrolment_daily
-- means: Each learner by the day they started a programme, and how it ended; transfers left out.
-- of: enrolment
-- day: day
-- rebuild: all
select
    enrolled_on as day,
    unit,
    learner,
    'training' as channel,
    count(*) as enrolled,
    count(*) filter (status = 'completed') as completed,
    count(*) filter (status = 'withdrawn') as withdrawn,
from enrolment
where enrolled_on >= $since and enrolled_on < $until and status <> 'transferred'
group by all
