-- check: units_silent
-- name: Stopped reporting
-- name ar: توقف الإبلاغ
-- means: A unit had figures in each of six stretches of four weeks, and none in the last four weeks.
-- means ar: كانت للجهة أرقام في كل أربعة أسابيع ست مرات متتالية، ولا شيء في الأسابيع الأربعة الأخيرة.
-- severity: doubtful
-- finding: No {what} for the last {found} days; until then there were some in every four weeks.
-- finding ar: {what}: لا شيء في آخر {found} من الأيام، وكان منها شيء في كل أربعة أسابيع قبل ذلك.
-- remedy: Ask for the missing export and take it in; if the account is closed, note that as an event.
-- remedy ar: اطلب الملف الناقص وأدخله، وإن كان الحساب قد أُغلق فسجّل ذلك حدثاً.
-- threshold: After half a year of silence it is taken for closed.
with seen as (
    select
        'post' as fact,
        unit,
        channel,
        account,
        'posts' as what,
        day,
    from serving.post_daily
    union all
    select
        'account_day' as fact,
        unit,
        channel,
        account,
        'activity' as what,
        day,
    from account_day
    where coalesce(impressions, reach, visits, visitors, video_views, clicks) is not null
    union all
    select
        'account_day' as fact,
        unit,
        channel,
        account,
        'followers' as what,
        day,
    from account_day
    where followers is not null
    union all
    select
        'message' as fact,
        unit,
        channel,
        null as account,
        'messages' as what,
        day,
    from serving.message_daily
    union all
    select
        'mention' as fact,
        unit,
        null as channel,
        null as account,
        'mentions' as what,
        day,
    from serving.mention_daily
),

-- Days stand in one list for each account: a row for each would take far more memory.
dated as (
    select
        fact,
        unit,
        channel,
        account,
        what,
        list(day) as days,
        max(day) as last_seen_on,
    from seen
    where day <= $captured::date + 1
    group by all
),

counted as (
    select
        *,
        max(last_seen_on) over (partition by fact) as last_day,
        (last_day - last_seen_on) // 28 as silent,
    from dated
),

stretched as (
    select
        *,
        list_distinct(list_transform(days, lambda day: (last_day - day) // 28)) as stretches,
    from counted
    where silent between 1 and 6
)

select
    fact,
    unit,
    channel,
    account,
    last_seen_on + 1 as since,
    last_day + 1 as until,
    last_day - last_seen_on as found,
    28 as expected,
    what,
from stretched
where
    (unit <> 'Unassigned' or account <> 'Unassigned')
    and len(list_filter(stretches, lambda stretch: stretch < silent + 6)) = 6
order by all
