-- check: posts_twice
-- name: One post under two ids
-- name ar: منشور واحد برقمين
-- means: Posts of one account with the same text at the same moment stand under several ids.
-- means ar: منشورات لحساب واحد بالنص نفسه وفي اللحظة نفسها مسجّلة بأكثر من رقم.
-- severity: doubtful
-- finding: Posts that are there again under another id: {found}.
-- finding ar: عدد المنشورات المكررة بأرقام أخرى: {found}.
-- remedy: Take in one kind of export for these posts, or check that they were published twice.
-- remedy ar: أدخل نوعاً واحداً من الملفات لهذه المنشورات، أو تحقق من أنها نُشرت مرتين فعلاً.
-- threshold: Where only the day is known, the same text may be published twice: then its impressions must be the
--   same too, and many enough to be no chance.
with counted as (
    select
        unit,
        channel,
        account,
        published_on,
        count(*) - 1 as surplus,
    from post
    where length(title) >= 10 and (published_at is not null or impressions >= 100)
    group by
        unit,
        channel,
        account,
        published_on,
        published_at,
        title,
        case when published_at is null then impressions end
    having count(*) > 1
)

select
    'post' as fact,
    unit,
    channel,
    account,
    min(published_on) as since,
    max(published_on) + 1 as until,
    sum(surplus) as found,
    0 as expected,
    null as what,
from counted
group by unit, channel, account
order by all
