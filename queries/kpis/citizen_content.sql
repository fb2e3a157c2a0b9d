-- kpi: citizen_content
-- id: W05
-- name: Citizen-made content
-- name ar: المحتوى الذي ينشئه الجمهور
-- means: Posts, pictures and videos that people outside the government made about its campaigns.
-- means ar: المنشورات والصور ومقاطع الفيديو التي أنشأها الجمهور من خارج الحكومة عن حملاتها.
-- theme: spread
-- shown as: count
-- better: higher
-- class: A
-- basis: period
-- by: unit, channel
-- brings: plain_interactions
-- needs: 1
-- source: own definition
select
    date_trunc($period, day)::date as period_start,
    unit,
    channel,
    sum(made) as numerator,
    null::double as denominator,
from person_daily
where day >= $since and day < $until and made > 0
group by unit, cube (period_start, channel)
order by all
