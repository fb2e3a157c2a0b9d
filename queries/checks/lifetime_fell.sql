-- check: lifetime_fell
-- name: Figures that fell where they can only rise
-- name ar: أرقام نقصت وهي لا تنقص
-- means: A later export shows clearly less for posts than an earlier one, though both count since
--   the post was published.
-- means ar: يُظهر ملف لاحق لمنشورات أقل بوضوح مما أظهره ملف سابق، مع أن كليهما يَعُدّ منذ نشر المنشور.
-- severity: doubtful
-- finding: {what}: {found} posts have less than they had in an earlier export, of {expected} that have two.
-- finding ar: {what}: عدد المنشورات التي نقصت عن ملف سابق {found}، من أصل {expected} لها ملفان.
-- remedy: Check that both exports count the same (all or organic only), and take the right one in again.
-- remedy ar: تحقق من أن الملفين يَعُدّان الشيء نفسه (الكل أو غير المدفوع فقط)، ثم أدخل الصحيح مرة أخرى.
-- threshold: Platforms take back figures of accounts that turn out to be robots: one in twenty, or ten, are
--   let pass.
with earlier as (
    select
        channel,
        post_id,
        unnest(['impressions', 'reach', 'reactions', 'video_views']) as what,
        unnest([
            max(impressions), max(reach), max(reactions), max(video_views)
        ]) as most,
    from post_snapshot
    group by channel, post_id
),

latest as (
    select
        unit,
        channel,
        account,
        post_id,
        published_on,
        unnest(['impressions', 'reach', 'reactions', 'video_views']) as what,
        unnest([impressions, reach, reactions, video_views]) as figure,
    from post
    where
        (channel, post_id) in (
            select
                earlier.channel,
                earlier.post_id,
            from earlier
        )
),

compared as (
    select
        latest.unit,
        latest.channel,
        latest.account,
        latest.published_on,
        latest.what,
        latest.figure < 0.95 * earlier.most - 10 as fell,
    from latest
    inner join earlier
        on
            latest.channel = earlier.channel
            and latest.post_id = earlier.post_id
            and latest.what = earlier.what
    where latest.figure is not null and earlier.most is not null
)

select
    'post' as fact,
    unit,
    channel,
    account,
    min(published_on) filter (fell) as since,
    max(published_on) filter (fell) + 1 as until,
    count(*) filter (fell) as found,
    count(*) as expected,
    what,
from compared
group by unit, channel, account, what
having bool_or(fell)
order by all
