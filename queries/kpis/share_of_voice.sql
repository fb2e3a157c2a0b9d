-- kpi: share_of_voice
-- id: R02
-- name: Share of voice
-- name ar: حصة الصوت
-- means: Of the mentions of all organisations that are watched, the share about our own units.
--   The peers are fixed in advance, else the share tells nothing.
-- means ar: من الإشارات إلى جميع الجهات المرصودة، حصة ما يخص جهاتنا. تُحدَّد الجهات النظيرة سلفاً
--   وإلا فلا معنى للحصة.
-- theme: reputation
-- shown as: percent
-- better: higher
-- class: R
-- counted: p
-- basis: period
-- by: unit, channel
-- brings: plain_voice
-- needs: 5
-- source: Meltwater, share of voice
select
    date_trunc($period, day)::date as period_start,
    unit,
    channel,
    sum(own) as numerator,
    sum(mentions) as denominator,
from voice_daily
where day >= $since and day < $until
group by unit, cube (period_start, channel)
order by all
