-- kpi: engagement_rate_by_followers
-- id: C08
-- name: Engagement rate by followers
-- name ar: معدل التفاعل من المتابعين
-- means: Engagements per post and follower of the account that published it: the only rate that can
--   be compared with other agencies. Where the account's followers are not known, those of an average
--   account of the unit on that channel stand for them.
-- means ar: التفاعلات لكل منشور ولكل متابع للحساب الذي نشره: المعدل الوحيد الذي يمكن مقارنته بالجهات
--   الأخرى. إذا لم يُعرف عدد متابعي الحساب فمتوسط متابعي حسابات الجهة على القناة نفسها.
-- theme: connection
-- shown as: percent
-- better: higher
-- class: R
-- basis: lifetime
-- by: unit, channel
-- brings: plain_followers, linkedin_followers, tiktok_followers, plain_days, meta_facebook_posts,
--   meta_instagram_posts, x_posts, linkedin_posts, tiktok_posts, youtube_posts, plain_posts
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

average as (
    select
        period_start,
        unit,
        of_unit,
        channel,
        avg(followers) as followers,
    from followed
    group by all
),

posted as (
    select
        date_trunc($period, day)::date as period_start,
        unit,
        of_unit,
        channel,
        account,
        sum(posts_with_engagements) as posts,
        sum(engagements) as engagements,
    from post_daily
    where day >= $since and day < $until and engagements is not null
    group by unit, of_unit, channel, account, cube (period_start)
)

select
    posted.period_start,
    posted.unit,
    posted.channel,
    sum(posted.engagements) as numerator,
    sum(posted.posts * coalesce(followed.followers, average.followers)) as denominator,
from posted
inner join average
    on
        posted.period_start is not distinct from average.period_start
        and posted.unit is not distinct from average.unit
        and posted.of_unit = average.of_unit
        and posted.channel = average.channel
left join followed
    on
        posted.period_start is not distinct from followed.period_start
        and posted.unit is not distinct from followed.unit
        and posted.of_unit = followed.of_unit
        and posted.channel = followed.channel
        and posted.account = followed.account
group by posted.period_start, posted.unit, cube (posted.channel)
order by all
