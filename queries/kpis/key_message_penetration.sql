-- kpi: key_message_penetration
-- id: R03
-- name: Key-message penetration
-- name ar: نفاذ الرسائل الرئيسة
-- means: Of the mentions searched for our key messages, the share that carries at least one.
-- means ar: من الإشارات التي فُحصت بحثاً عن رسائلنا الرئيسة، نسبة ما يحمل رسالة واحدة على الأقل.
-- theme: reputation
-- shown as: percent
-- better: higher
-- class: R
-- counted: p
-- basis: period
-- by: unit, channel
-- covers: on_topic / mentions of mention_daily
-- brings: plain_mentions
-- needs: 5
-- source: AMEC out-take
select
    date_trunc($period, day)::date as period_start,
    unit,
    channel,
    sum(with_key_message) as numerator,
    sum(on_topic) as denominator,
from mention_daily
where day >= $since and day < $until and on_topic > 0
group by unit, cube (period_start, channel)
order by all
