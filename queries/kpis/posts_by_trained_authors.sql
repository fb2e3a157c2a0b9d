-- kpi: posts_by_trained_authors
-- id: I01
-- name: Posts by trained authors
-- name ar: منشورات من مدرَّبين
-- means: Of the posts whose author is known, the share by authors who had completed a programme
--   before.
-- means ar: من المنشورات المعروف كاتبها، نسبة ما كتبه من أتموا برنامجاً تدريبياً قبل نشره.
-- theme: impact
-- shown as: percent
-- better: higher
-- class: R
-- counted: p
-- basis: period
-- by: unit, channel
-- brings: plain_post_labels, plain_enrolments, plain_posts
-- needs: 1
-- source: Kirkpatrick level 3
select
    date_trunc($period, day)::date as period_start,
    unit,
    channel,
    sum(posts_by_trained) as numerator,
    sum(posts) as denominator,
from author_daily
where day >= $since and day < $until
group by unit, cube (period_start, channel)
order by all
