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

together as (
    select
        *,
        'reach_over_impressions' as what,
        reached_more as is_over,
    from counted
    union all
    select
        *,
        'engagements_over_impressions' as what,
        engaged_more as is_over,
    from counted
)

select
    'post' as fact,
    unit,
    channel,
    account,
    min(published_on) filter (is_over) as since,
    max(published_on) filter (is_over) + 1 as until,
    count(*) filter (is_over) as found,
    count(*) as expected,
    what,
from together
group by unit, channel, account, what
having bool_or(is_over)
order by all
