-- kpi: suggestions_acted_on
-- id: E09
-- name: Suggestions acted on
-- name ar: المقترحات المنفَّذة
-- means: Of the suggestions brought in the period, the share put into practice. Only those at
--   least 90 days old count.
-- means ar: من المقترحات الواردة في الفترة، نسبة ما نُفّذ. لا تُحسب إلا المقترحات التي مضى عليها
--   90 يوماً فأكثر.
-- theme: service
-- shown as: percent
-- better: higher
-- class: R
-- counted: p
-- basis: period
-- by: unit, channel
-- brings: plain_cases
-- needs: 1
-- source: own definition, on cases at least 90 days old
select
    date_trunc($period, day)::date as period_start,
    unit,
    channel,
    sum(implemented) as numerator,
    sum(mature) as denominator,
from case_daily
where day >= $since and day < $until and kind = 'suggestion' and mature > 0
group by unit, cube (period_start, channel)
order by all
