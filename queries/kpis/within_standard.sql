-- kpi: within_standard
-- id: E03
-- name: Answered within standard
-- name ar: نسبة الالتزام بالمدة المعيارية
-- means: Of the messages that came in the period and are due, the share answered within the limit
--   of their kind.
-- means ar: من الرسائل الواردة في الفترة والتي حلّ موعدها، نسبة ما تم الرد عليه ضمن المدة المحددة
--   لنوعها.
-- theme: service
-- shown as: percent
-- better: higher
-- class: R
-- basis: period
-- by: unit, channel
-- needs: 1
-- source: digital.gov; limits per kind as in Tawasul
select
    date_trunc($period, day)::date as period_start,
    unit,
    channel,
    sum(answered_in_time) as numerator,
    sum(due) as denominator,
from message_daily
where day >= $since and day < $until
group by unit, cube (period_start, channel)
order by all
