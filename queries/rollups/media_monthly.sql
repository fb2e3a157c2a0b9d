-- rollup: media_monthly
-- means: What own channels cost and how often they were shown, and what paid traditional media cost
--   and how often they were seen, by month and channel; least and most are the bounds of that
--   estimate. Only months in which a channel has both its cost and its reach.
-- of: spend, post, coverage
-- day: day
-- basis: lifetime
-- rebuild: months
with spent as (
    select
        date_trunc('month', spent_on)::date as day,
        unit,
        channel,
        channel in ('television', 'radio', 'press', 'outdoor') as is_traditional,
        sum(amount) as cost,
    from spend
    where spent_on >= $since and spent_on < $until
    group by all
),

shown as (
    select
        date_trunc('month', published_on)::date as day,
        unit,
        channel,
        sum(coalesce(impressions, video_views)) as impressions,
    from post
    where
        published_on >= $since
        and published_on < $until
        and coalesce(impressions, video_views) is not null
    group by all
),

seen as (
    select
        date_trunc('month', appeared_on)::date as day,
        unit,
        channel,
        sum(exposures) as exposures,
        sum(coalesce(least, exposures)) as least,
        sum(coalesce(most, exposures)) as most,
    from coverage
    where
        appeared_on >= $since
        and appeared_on < $until
        and exposures is not null
        and kind = 'paid'
    group by all
)

select
    spent.day,
    spent.unit,
    spent.channel,
    sum(spent.cost) filter (not spent.is_traditional) as own_cost,
    sum(shown.impressions)::bigint as impressions,
    sum(spent.cost) filter (spent.is_traditional) as bought_cost,
    sum(seen.exposures)::bigint as exposures,
    sum(seen.least)::bigint as least,
    sum(seen.most)::bigint as most,
from spent
left join shown
    on
        spent.day = shown.day
        and spent.unit = shown.unit
        and spent.channel = shown.channel
        and not spent.is_traditional
left join seen
    on
        spent.day = seen.day
        and spent.unit = seen.unit
        and spent.channel = seen.channel
        and spent.is_traditional
where shown.day is not null or seen.day is not null
group by all
