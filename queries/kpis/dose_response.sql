-- kpi: dose_response
-- id: I03
-- name: Dose and response
-- name ar: استجابة الأداء لجرعة التدريب
-- means: How many points the engagement rate rose, from the first half of the time to the second,
--   with every ten hours of training per employee, over the units below this one, at least six.
--   With its 95 % interval; a correlation, not a proof.
-- means ar: كم نقطة ارتفع معدل التفاعل، من النصف الأول للمدة إلى نصفها الثاني، مع كل عشر ساعات
--   تدريب للموظف، عبر الجهات التابعة لهذه الجهة، وهي ست على الأقل. مع فترة ثقة 95٪، وهو ارتباط لا
--   برهان.
-- theme: impact
-- shown as: percent
-- better: higher
-- class: D
-- basis: lifetime
-- by: unit
-- brings: plain_attendance, plain_population, meta_facebook_posts, meta_instagram_posts, x_posts, linkedin_posts, tiktok_posts, youtube_posts, plain_posts
-- needs: 0
-- finest: month
-- source: Phillips
with span as (
    select date_trunc($period, min(day) + ((max(day) - min(day)) // 2)::integer)::date as middle,
    from unit_month
    where day >= $since and day < $until
),

changed as (
    select
        unit_month.unit,
        unit_month.of_unit,
        sum(unit_month.engagements) filter (unit_month.day >= span.middle)
        / sum(unit_month.impressions) filter (unit_month.day >= span.middle)
        - sum(unit_month.engagements) filter (unit_month.day < span.middle)
        / sum(unit_month.impressions) filter (unit_month.day < span.middle) as points,
    from unit_month
    cross join span
    where unit_month.day >= $since and unit_month.day < $until
    group by all
),

learned as (
    select
        of_unit,
        sum(attended_hours) as hours,
    from learner_daily
    where unit is null and day >= $since and day < $until
    group by all
),

employed as (
    select
        of_unit,
        avg(people) as people,
    from population_count
    where
        unit is null
        and day >= $since
        and day < $until
        and dimension = 'employees'
    group by all
),

dosed as (
    select
        changed.unit,
        changed.points as y,
        coalesce(learned.hours, 0) / employed.people as x,
    from changed
    inner join employed on changed.of_unit = employed.of_unit
    left join learned on changed.of_unit = learned.of_unit
    where changed.points is not null and employed.people > 0
),

fitted as (
    select
        unit,
        count(*) as units,
        regr_sxy(y, x) as sxy,
        regr_sxx(y, x) as sxx,
        regr_syy(y, x) as syy,
    from dosed
    group by unit
    having count(*) >= 6 and regr_sxx(y, x) > 0
),

erring as (
    select
        *,
        t_95(units - 2)
        * sqrt(greatest(syy - sxy * sxy / sxx, 0) / (units - 2) / sxx) as margin,
    from fitted
)

select
    null::date as period_start,
    unit,
    null::varchar as channel,
    10 * sxy as numerator,
    sxx as denominator,
    10 * (sxy / sxx - margin) as lower,
    10 * (sxy / sxx + margin) as upper,
from erring
order by all
