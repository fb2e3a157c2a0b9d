-- kpi: social_first_announcements
-- id: T03
-- name: Social-first announcements
-- name ar: الإعلانات الصادرة أولاً عبر المنصات
-- means: Of all announcements, the share first published on our own social channels.
-- means ar: من كل الإعلانات الرسمية، نسبة ما نُشر أولاً عبر حساباتنا على منصات التواصل.
-- theme: traditional
-- shown as: percent
-- better: higher
-- class: R
-- counted: p
-- basis: period
-- by: unit
-- brings: plain_announcements
-- needs: 1
-- source: own definition
select
    date_trunc($period, day)::date as period_start,
    unit,
    null::varchar as channel,
    sum(social_first) as numerator,
    sum(announcements) as denominator,
from announcement_daily
where day >= $since and day < $until
group by unit, cube (period_start)
order by all
