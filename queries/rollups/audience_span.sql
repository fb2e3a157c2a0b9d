-- rollup: audience_span
-- means: What platforms say of a stated stretch of days, for an account as a whole or a group of its
--   audience: how many accounts were reached and how often posts were shown. The stretch begins on
--   `day` and ends before `until`; figures of two stretches are never added.
-- of: breakdown
-- day: day
-- basis: period
-- unique: reach
-- rebuild: all
select
    since as day,
    until,
    unit,
    channel,
    account,
    dimension,
    member,
    max(value) filter (metric = 'reach') as reach,
    max(value) filter (metric in ('impressions', 'views')) as impressions,
from breakdown
where
    since >= $since
    and since < $until
    and until is not null
    and metric in ('reach', 'impressions', 'views')
group by all
