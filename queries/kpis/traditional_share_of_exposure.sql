-- kpi: traditional_share_of_exposure
-- id: T02
-- name: Traditional share of exposure
-- name ar: حصة الإعلام التقليدي من مرات التعرض
-- means: Of all times that people could see or hear us, in traditional media or by posts, the
--   share in traditional media. What traditional media reach is an estimate.
-- means ar: من كل المرات التي أمكن فيها للناس مشاهدتنا أو سماعنا، في الإعلام التقليدي أو عبر
--   المنشورات، حصة الإعلام التقليدي. أرقام الإعلام التقليدي تقديرية.
-- theme: traditional
-- shown as: percent
-- better: lower
-- class: R
-- basis: lifetime
-- by: unit
-- brings: plain_coverage, plain_posts
-- needs: 1
-- source: own definition
with exposed as (
    select
        day,
        unit,
        exposures as traditional,
        0 as impressions,
    from coverage_daily
    where day >= $since and day < $until
    union all
    select
        day,
        unit,
        0 as traditional,
        impressions,
    from post_daily
    where day >= $since and day < $until and impressions is not null
)

select
    date_trunc($period, day)::date as period_start,
    unit,
    null::varchar as channel,
    sum(traditional) as numerator,
    sum(traditional) + sum(impressions) as denominator,
from exposed
group by unit, cube (period_start)
having sum(traditional) > 0
order by all
