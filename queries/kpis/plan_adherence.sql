-- kpi: plan_adherence
-- id: G06
-- name: Posting-plan adherence
-- name ar: الالتزام بخطة النشر
-- means: Of the posts that the publishing plan asks for, the share published on their day, on
--   their channel and about their topic.
-- means ar: من المنشورات الواردة في خطة النشر، نسبة ما نُشر في يومه وعلى قناته وفي موضوعه.
-- theme: targeting
-- shown as: percent
-- better: higher
-- class: R
-- counted: p
-- basis: period
-- by: unit, channel
-- brings: plain_plan, plain_post_labels, plain_posts
-- needs: 1
-- source: own definition
select
    date_trunc($period, day)::date as period_start,
    unit,
    channel,
    sum(published) as numerator,
    sum(planned) as denominator,
from plan_daily
where day >= $since and day < $until
group by unit, cube (period_start, channel)
order by all
