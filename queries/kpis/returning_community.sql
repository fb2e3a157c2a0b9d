-- kpi: returning_community
-- id: C09
-- name: Returning community share
-- name ar: نسبة المتفاعلين العائدين
-- means: Of the different people who did something in the period, the share who had done so
--   before it began. People stand under pseudonyms, one for each channel.
-- means ar: من الأشخاص المختلفين الذين تفاعلوا في الفترة، نسبة من سبق لهم التفاعل قبل بدايتها.
--   يظهر الأشخاص بأسماء مستعارة، لكل قناة اسم.
-- theme: connection
-- shown as: percent
-- better: higher
-- class: U
-- basis: period
-- by: unit, channel
-- people: yes
-- brings: plain_interactions
-- needs: 5
-- source: digital.gov, return community
with known as (
    select
        unit,
        channel,
        person,
        min(day) as first_on,
    from person_daily
    where day < $until
    group by unit, person, cube (channel)
),

active as (
    select
        date_trunc($period, day)::date as period_start,
        unit,
        channel,
        person,
    from person_daily
    where day >= $since and day < $until
    group by unit, person, cube (period_start, channel)
)

select
    active.period_start,
    active.unit,
    active.channel,
    count(*) filter (
        known.first_on < greatest(coalesce(active.period_start, $since), $since)
    ) as numerator,
    count(*) as denominator,
    count(*) as people,
from active
inner join known
    on
        active.unit is not distinct from known.unit
        and active.channel is not distinct from known.channel
        and active.person = known.person
group by active.period_start, active.unit, active.channel
order by all
