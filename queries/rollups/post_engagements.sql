-- rollup: post_engagements
-- means: Posts by month and by how many engagements each gathered: exactly up to a thousand, in steps
--   of one per cent above, with the exact sum of each step.
-- of: post
-- day: day
-- basis: lifetime
-- rebuild: months
-- kept in: lake
with counted as (
    select
        date_trunc('month', published_on)::date as day,
        unit,
        channel,
        engaged(
            reactions, comments, shares, saves, link_clicks, clicks, engagements
        ) as engagements,
    from post
    where published_on >= $since and published_on < $until
)

select
    day,
    unit,
    channel,
    case
        when engagements < 1000 then engagements
        else floor(pow(1.01, floor(ln(engagements) / ln(1.01))))
    end::bigint as step,
    count(*) as posts,
    sum(engagements)::bigint as engagements,
from counted
where engagements is not null
group by all
