-- check: days_missing
-- name: Days without figures
-- name ar: أيام بلا أرقام
-- means: An account's figures stop and go on later, for longer than its own rhythm explains.
-- means ar: تنقطع أرقام حساب ثم تعود بعد مدة أطول مما يفسّره إيقاعه المعتاد.
-- severity: doubtful
-- finding: No {what} for {found} days; usually one follows another after {expected}.
-- finding ar: {what}: لا شيء طوال {found} من الأيام، والمعتاد أن يفصل بين كل اثنين {expected} من الأيام.
-- remedy: Download this stretch from the platform again and take it in; if it was silent, leave it.
-- remedy ar: نزّل هذه المدة من المنصة مرة أخرى وأدخلها، وإن كان الحساب ساكتاً فعلاً فلا شيء عليك.
-- threshold: Where nineteen steps of twenty are alike, an account's days come by the clock, and one day is missing as soon as
--   a step is half as long again. Otherwise steps are taken for exponential (events that come at random):
--   one in twenty is above mean × ln(20), which tells the mean however long the gap itself is, and the
--   longest of n is above mean × ln(100 n) once in a hundred accounts.
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
        'followers' as what,
        day,
    from account_day
    where followers is not null
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
        'message' as fact,
        unit,
        null as channel,
        null as account,
        'messages' as what,
        day,
    from serving.message_daily
),

-- Days stand in one list for each account: a row for each would take far more memory.
dated as (
    select
        fact,
        unit,
        channel,
        account,
        what,
        list_sort(list_distinct(list(day))) as days,
    from seen
    group by all
),

stepped as (
    select
        *,
        list_transform(range(1, len(days)), lambda nth: days[nth + 1] - days[nth]) as steps,
    from dated
    where len(days) > 20
),

rhythm as (
    select
        *,
        list_median(steps) as usual,
        list_aggregate(steps, 'quantile_disc', 0.95) as slow,
        case
            when fact = 'account_day' and slow = usual then 1.5 * usual
            else greatest(14, slow / ln(20) * ln(100 * len(steps)))
        end as longest,
    from stepped
),

gaps as (
    select
        *,
        unnest(list_filter(range(1, len(days)), lambda nth: steps[nth] > longest)) as nth,
    from rhythm
)

select
    fact,
    unit,
    channel,
    account,
    days[nth] + 1 as since,
    days[nth + 1] as until,
    steps[nth] - 1 as found,
    usual as expected,
    what,
from gaps
order by all
