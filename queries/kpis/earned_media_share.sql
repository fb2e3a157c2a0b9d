-- kpi: earned_media_share
-- id: R06
-- name: Earned-media share
-- name ar: حصة الإعلام المكتسب
-- means: Of all times that traditional media were seen or heard, the share nobody paid for. The
--   figures are estimates.
-- means ar: من كل مرات مشاهدة الإعلام التقليدي أو سماعه، حصة ما لم يُدفع مقابله. الأرقام تقديرية.
-- theme: reputation
-- shown as: percent
-- better: higher
-- class: R
-- counted: p
-- basis: lifetime
-- by: unit, channel
-- brings: plain_coverage
-- needs: 1
-- source: own definition
select
    date_trunc($period, day)::date as period_start,
    unit,
    channel,
    coalesce(sum(exposures) filter (kind = 'earned'), 0) as numerator,
    sum(exposures) as denominator,
from coverage_daily
where day >= $since and day < $until and kind in ('earned', 'paid')
group by unit, cube (period_start, channel)
order by all
