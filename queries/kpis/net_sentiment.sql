-- kpi: net_sentiment
-- id: R01
-- name: Net sentiment
-- name ar: صافي المشاعر
-- means: Positive mentions less negative ones, of all that were classified. Automatic labels err;
--   read the trend, not the level.
-- means ar: الإشارات الإيجابية ناقص السلبية، من كل ما صُنّف. التصنيف الآلي يخطئ، فاقرأ الاتجاه لا
--   المستوى.
-- theme: reputation
-- shown as: percent
-- better: higher
-- class: R
-- basis: period
-- by: unit, channel
-- covers: positive + neutral + negative / mentions of mention_daily
-- brings: plain_mentions
-- needs: 5
-- source: digital.gov, Social Media Metrics for Federal Agencies (2013)
select
    date_trunc($period, day)::date as period_start,
    unit,
    channel,
    sum(positive) - sum(negative) as numerator,
    sum(positive) + sum(neutral) + sum(negative) as denominator,
from mention_daily
where day >= $since and day < $until
group by unit, cube (period_start, channel)
order by all
