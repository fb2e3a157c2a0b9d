-- kpi: engagement_rate_by_followers
-- id: C08
-- name: Engagement rate by followers
-- name ar: معدل التفاعل من المتابعين
-- means: Engagements per post and follower: the only rate that can be compared with other agencies.
-- means ar: التفاعلات لكل منشور ومتابع: المعدل الوحيد الذي يمكن مقارنته بالجهات الأخرى.
-- theme: connection
-- shown as: percent
-- better: higher
-- class: R
-- basis: lifetime
-- by: unit, channel
-- needs: 1
-- source: as Rival IQ counts it
with followed as (
    select
        date_trunc($period, day)::date as period_start,
        unit,
        of_unit,
        channel,
        account,
        avg(followers) as followers,
    from account_daily
    where day >= $since and day < $until and followers is not null
    group by unit, of_unit, channel, account, cube (period_start)
),

community as (
    select
        period_start,
        unit,
        of_unit,
        channel,
        sum(followers) as followers,
    from followed
    group by all
),

posted as (
    select
        date_trunc($period, day)::date as period_start,
        unit,
        of_unit,
        channel,
        sum(posts) as posts,
        sum(engagements) as engagements,
    from post_daily
    where day >= $since and day < $until
    group by unit, of_unit, channel, cube (period_start)
)

select
    posted.period_start,
    posted.unit,
    posted.channel,
    sum(posted.engagements) as numerator,
    sum(posted.posts * community.followers) as denominator,
from posted
inner join community
    on
        posted.period_start is not distinct from community.period_start
        and posted.unit is not distinct from community.unit
        and posted.of_unit = community.of_unit
        and posted.channel = community.channel
where posted.engagements is not null
group by posted.period_start, posted.unit, cube (posted.channel)
order by all
