-- check: followers_do_not_add_up
-- name: Followers gained and lost do not add up
-- name ar: المتابعون الجدد والمفقودون لا يطابقون العدد
-- means: Over a month, followers gained less followers lost differ from how far their number moved.
-- means ar: في شهر ما، يختلف المتابعون الجدد ناقص المفقودين عن مقدار تغيّر عدد المتابعين.
-- severity: doubtful
-- touches: community_size, community_growth
-- finding: The number of followers moved by {found}, but gained less lost is {expected}.
-- finding ar: تغيّر عدد المتابعين بمقدار {found}، لكن الجدد ناقص المفقودين هو {expected}.
-- remedy: Download followers, follows and unfollows of this month again, of the same account.
-- remedy ar: نزّل أعداد المتابعين والمتابعات وإلغاءاتها لهذا الشهر مرة أخرى وللحساب نفسه.
-- threshold: Platforms remove closed accounts without counting them as lost: one in a hundred followers a month is
--   let pass, and a fifth of all that moved.
with stepped as (
    select
        unit,
        channel,
        account,
        day,
        date_trunc('month', day)::date as month,
        followers - lag(followers) over by_day as moved,
        gained,
        lost,
        followers,
    from account_day
    where followers is not null and gained is not null
    window by_day as (partition by channel, account order by day)
)

select
    'account_day' as fact,
    unit,
    channel,
    account,
    min(day) as since,
    max(day) + 1 as until,
    sum(moved) as found,
    sum(gained - coalesce(lost, 0)) as expected,
    null as what,
from stepped
where moved is not null
group by unit, channel, account, month
having
    count(*) >= 7
    and abs(sum(moved) - sum(gained - coalesce(lost, 0)))
    > greatest(10, 0.01 * max(followers), 0.2 * sum(gained + coalesce(lost, 0)))
order by all
