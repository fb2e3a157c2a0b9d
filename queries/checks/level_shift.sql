-- check: level_shift
-- name: The platform counts differently
-- name ar: تغيّر طريقة العد في المنصة
-- means: All accounts of a channel move by half or more in the same week: the platform, not they, changed.
-- means ar: تتحرك أرقام كل حسابات القناة بمقدار النصف أو أكثر في الأسبوع نفسه: المنصة هي التي تغيّرت.
-- severity: doubtful
-- finding: {what} of all accounts stand at about {found} times what they were in the four weeks before.
-- finding ar: {what} في كل الحسابات نحو {found} مرة مما كانت عليه في الأسابيع الأربعة السابقة.
-- shown as: decimal
-- remedy: Note the change in an events file (kind: change), so that trends are read with it.
-- remedy ar: سجّل التغيير في ملف الأحداث (النوع: تغيير) لتُقرأ الاتجاهات معه.
-- threshold: At least three accounts, in each of which all four weeks after are on one side of all four before (by
--   chance once in 70 for one account, the exact rank-sum test, and in 343,000 for three), and the middle
--   week moved by half: Meta's "views" in place of "impressions" moved most pages by more. A change that
--   an event of that kind notes within two weeks is known.
with figured as (
    select
        'account_day' as fact,
        channel,
        account,
        date_trunc('week', day)::date as week,
        unnest(['impressions', 'reach', 'video_views', 'visits']) as what,
        unnest([impressions, reach, video_views, visits]) as figure,
    from account_day
    union all
    select
        'post' as fact,
        channel,
        account,
        date_trunc('week', published_on)::date as week,
        unnest(['impressions', 'reach', 'video_views']) as what,
        unnest([impressions, reach, video_views]) as figure,
    from post
),

weekly as (
    select
        fact,
        channel,
        what,
        account,
        week,
        avg(figure) as figure,
    from figured
    where figure is not null
    group by all
),

compared as (
    select
        *,
        median(figure) over earlier as before,
        min(figure) over earlier as before_least,
        max(figure) over earlier as before_most,
        median(figure) over later as after,
        min(figure) over later as after_least,
        max(figure) over later as after_most,
        lag(week, 4) over by_week as first_week,
        lead(week, 3) over by_week as last_week,
    from weekly
    window
        by_week as (partition by fact, channel, what, account order by week),
        earlier as (
            partition by fact, channel, what, account order by week
            rows between 4 preceding and 1 preceding
        ),
        later as (
            partition by fact, channel, what, account order by week
            rows between current row and 3 following
        )
),

shifted as (
    select
        fact,
        channel,
        what,
        week,
        count(*) as accounts,
        median(after / before) as times,
    from compared
    where first_week = week - 28 and last_week = week + 21 and before > 0
    group by all
    having
        count(*) >= 3
        and (
            bool_and(after_least > before_most and after >= 1.5 * before)
            or bool_and(after_most < before_least and before >= 1.5 * after)
        )
),

strongest as (
    select
        *,
        max(abs(ln(greatest(times, 0.01)))) over (
            partition by fact, channel, what
            order by week range between interval 28 days preceding and interval 28 days following
        ) as strength,
    from shifted
)

select
    fact,
    null as unit,
    channel,
    null as account,
    week as since,
    week + 7 as until,
    times as found,
    accounts as expected,
    what,
from strongest
where
    abs(ln(greatest(times, 0.01))) = strength
    and not exists (
        select 1,
        from event
        where
            event.kind = 'change'
            and event.since between strongest.week - 14 and strongest.week + 14
    )
order by all
