-- warning: pause
-- name: A long pause before the file
-- name ar: انقطاع طويل قبل الملف
-- means: Between the last row that is in and the first of the file lies a time three times as long as
--   the longest pause of the year before, and a week at least.
-- means ar: بين آخر صف محفوظ وأول صف في الملف مدة تبلغ ثلاثة أمثال أطول انقطاع في السنة السابقة،
--   ولا تقل عن أسبوع.
-- of: post, message, mention
-- severity: doubtful
-- finding: {channel}, “{account}”: nothing from {since} to {until} (days: {days}); the longest pause of
--   the year before was {longest}.
-- finding ar: {channel}، «{account}»: لا شيء من {since} إلى {until}، أي أيام عددها {days}، وأطول انقطاع في
--   السنة السابقة {longest}.
-- remedy: If an export for these days exists, take it in too.
-- remedy ar: إن وُجد ملف لهذه الأيام فأدخله أيضاً.
with first_days as (
    select
        source,
        owner,
        any_value(owner_name) as owner_name,
        min(dated) as first_on,
    from incoming
    group by source, owner
),

known_days as (
    select distinct
        first_days.*,
        known.dated,
    from first_days
    inner join known
        on
            first_days.source = known.source
            and first_days.owner = known.owner
            and first_days.first_on > known.dated
            and first_days.first_on - 400 < known.dated
),

spaced as (
    select
        *,
        dated - lag(dated) over (partition by source, owner order by dated) - 1 as days_without,
    from known_days
),

paused as (
    select
        source,
        owner_name,
        first_on,
        max(dated) as last_on,
        coalesce(max(days_without), 0) as longest,
        count(*) as days_known,
    from spaced
    group by source, owner, owner_name, first_on
)

select
    source as channel,
    owner_name as account,
    last_on + 1 as since,
    first_on - 1 as until,
    first_on - last_on - 1 as days,
    longest,
from paused
where first_on - last_on > 7 and first_on - last_on - 1 > 3 * longest and days_known >= 3
order by channel, account, since
