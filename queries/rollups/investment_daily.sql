-- rollup: investment_daily
-- means: Costs and benefits beside the spend on communication, by day and subject.
-- of: investment
-- day: day
-- rebuild: months
select
    booked_on as day,
    unit,
    channel,
    subject,
    kind,
    sum(amount) as amount,
from investment
where booked_on >= $since and booked_on < $until
group by all
