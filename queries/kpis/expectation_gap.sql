-- kpi: expectation_gap
-- id: E08
-- name: Expectation gap
-- name ar: فجوة التوقعات
-- means: How far what people found lies above what they expected, in points of a scale from 1 to
--   5; only people asked both. Below zero the service fell short. With its 95 % interval.
-- means ar: كم يزيد ما وجده الناس على ما توقعوه، بنقاط مقياس من 1 إلى 5، لمن سُئلوا عن الأمرين
--   فقط. ما دون الصفر يعني أن الخدمة قصّرت. مع فترة ثقة 95٪.
-- theme: service
-- shown as: decimal
-- better: higher
-- class: D
-- basis: period
-- by: unit
-- people: yes
-- facets: perceived, expected
-- brings: plain_survey_answers
-- needs: 5
-- source: SERVQUAL form
select
    date_trunc($period, day)::date as period_start,
    unit,
    null::varchar as channel,
    sum(points) as numerator,
    sum(people) as denominator,
    case
        when sum(people) > 1
            then sum(points) / sum(people) - t_95(sum(people) - 1) * sqrt(
                    greatest(sum(squares) - sum(points) * sum(points) / sum(people), 0)
                    / (sum(people) - 1) / sum(people)
                )
    end as lower,
    case
        when sum(people) > 1
            then sum(points) / sum(people) + t_95(sum(people) - 1) * sqrt(
                    greatest(sum(squares) - sum(points) * sum(points) / sum(people), 0)
                    / (sum(people) - 1) / sum(people)
                )
    end as upper,
    sum(people) as people,
from expectation_daily
where day >= $since and day < $until
group by unit, cube (period_start)
order by all
