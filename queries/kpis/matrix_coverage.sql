-- kpi: matrix_coverage
-- id: G05
-- name: Coverage of segments and topics
-- name ar: تغطية المصفوفة
-- means: Of the pairs of segment and topic that the plan has in a month, the share with at least
--   one post published in time.
-- means ar: من أزواج الفئة والموضوع الواردة في خطة الشهر، نسبة ما نُشر له منشور واحد على الأقل في
--   موعده.
-- theme: targeting
-- shown as: percent
-- better: higher
-- class: R
-- counted: p
-- basis: period
-- by: unit, channel
-- brings: plain_plan, plain_post_labels, plain_posts
-- needs: 1
-- finest: month
-- source: own definition
with cells as (
    select
        date_trunc('month', day)::date as month,
        unit,
        of_unit,
        channel,
        segment,
        topic,
        sum(published) > 0 as is_covered,
    from plan_daily
    where day >= $since and day < $until
    group by unit, of_unit, month, segment, topic, cube (channel)
)

select
    date_trunc($period, month)::date as period_start,
    unit,
    channel,
    count(*) filter (is_covered) as numerator,
    count(*) as denominator,
from cells
group by unit, channel, cube (period_start)
order by all
