-- check: post_rates_over_one
-- name: Posts with a rate above 100 %
-- name ar: منشورات بنسبة تتجاوز 100%
-- means: Posts that reached more people than they were shown, or were engaged with more often.
-- means ar: منشورات وصلت إلى أشخاص أكثر من مرات ظهورها، أو كان التفاعل معها أكثر من ظهورها.
-- severity: wrong
-- finding: {found} of {expected} posts have {what}.
-- finding ar: من بين {expected} من المنشورات يوجد {found} فيها {what}.
-- remedy: Check which columns of the export these figures stand in, and take it in again.
-- remedy ar: تحقق من أعمدة الملف التي جاءت منها هذه الأرقام، ثم أدخله مرة أخرى.
-- threshold: One who sees a post once can react, comment and share: below twenty impressions that is no fault.
with counted as (
    select
        unit,
        channel,
        account,
        published_on,
        coalesce(reach > impressions, false) as reached_more,
        coalesce(
            impressions >= 20
            and coalesce(reactions, 0) + coalesce(comments, 0) + coalesce(shares, 0)
            + coalesce(saves, 0) + coalesce(link_clicks, clicks, 0) > impressions,
            false
        ) as engaged_more,
    from post
),

-- One look at the posts: looked at twice, every one of them would stand in memory.
grouped as (
    select
        unit,
        channel,
        account,
        count(*) as posts,
        count(*) filter (reached_more) as reached,
        min(published_on) filter (reached_more) as reached_since,
        max(published_on) filter (reached_more) + 1 as reached_until,
        count(*) filter (engaged_more) as engaged,
        min(published_on) filter (engaged_more) as engaged_since,
        max(published_on) filter (engaged_more) + 1 as engaged_until,
    from counted
    group by unit, channel, account
)

select
    'post' as fact,
    unit,
    channel,
    account,
    reached_since as since,
    reached_until as until,
    reached as found,
    posts as expected,
    'reach_over_impressions' as what,
from grouped
where reached > 0
union all
select
    'post' as fact,
    unit,
    channel,
    account,
    engaged_since as since,
    engaged_until as until,
    engaged as found,
    posts as expected,
    'engagements_over_impressions' as what,
from grouped
where engaged > 0
order by all
