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
    select distinct
        'post' as fact,
        unit,
        channel,
        account,
        'posts' as what,
        day,
    from serving.post_daily
    union all
    select distinct
        'account_day' as fact,
        unit,
        channel,
        account,
        'followers' as what,
        day,
    from account_day
    where followers is not null
    union all
    select distinct
        'account_day' as fact,
        unit,
        channel,
        account,
        'activity' as what,
        day,
    from account_day
    where coalesce(impressions, reach, visits, visitors, video_views, clicks) is not null
    union all
    select distinct
        'message' as fact,
        unit,
        null as channel,
        null as account,
        'messages' as what,
        day,
    from serving.message_daily
),

stepped as (
    select
        *,
        lead(day) over (partition by fact, unit, channel, account, what order by day) as next_day,
        next_day - day as step,
    from seen
),

rhythm as (
    select
        fact,
        unit,
        channel,
        account,
        what,
        count(step) as steps,
        median(step) as usual,
        quantile_disc(step, 0.95) as slow,
    from stepped
    group by all
    having count(step) >= 20
)

select
    stepped.fact,
    stepped.unit,
    stepped.channel,
    stepped.account,
    stepped.day + 1 as since,
    stepped.next_day as until,
    stepped.step - 1 as found,
    rhythm.usual as expected,
    stepped.what,
from stepped
inner join rhythm
    on
        stepped.fact = rhythm.fact
        and stepped.unit = rhythm.unit
        and stepped.channel is not distinct from rhythm.channel
        and stepped.account is not distinct from rhythm.account
        and stepped.what = rhythm.what
where
    stepped.step > case
        when rhythm.fact = 'account_day' and rhythm.slow = rhythm.usual then 1.5 * rhythm.usual
        else greatest(14, rhythm.slow / ln(20) * ln(100 * rhythm.steps))
    end
order by all
