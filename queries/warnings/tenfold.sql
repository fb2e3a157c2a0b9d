-- warning: tenfold
-- name: A sudden tenfold
-- name ar: قفزة مفاجئة إلى عشرة أمثال
-- means: A figure of an account is ten times, or a tenth, of what it usually is: half of its rows lie
--   above the median. Only accounts with ten rows in the past year or more are compared.
-- means ar: رقم لحساب يبلغ عشرة أمثال معتاده أو عُشره، والمعتاد هو الوسيط. لا يُقارن إلا حساب له عشرة
--   صفوف فأكثر في السنة الماضية.
-- of: account_day, post, spend
-- severity: doubtful
-- finding: {channel}, “{account}”, {figure}: half of the rows lie above {amount}; in the year before it was
--   {usual}. The first stands in row {row}.
-- finding ar: {channel}، «{account}»، {figure}: نصف الصفوف فوق {amount}، وكان الحد {usual} في السنة السابقة.
--   أولها في الصف {row}.
-- remedy: Check that the decimal sign was read right, that nothing counts twice and whose file it is.
-- remedy ar: تحقق من قراءة الفاصلة العشرية، ومن أن لا شيء يُحسب مرتين، ومن صاحب الملف.
with now_usual as (
    select
        source,
        owner,
        any_value(owner_name) as owner_name,
        figure,
        median(amount) as amount,
        min(dated) as first_on,
        min(_row) as row,
    from incoming_figures
    group by source, owner, figure
),

was_usual as (
    select
        now_usual.source,
        now_usual.owner,
        now_usual.figure,
        median(known_figures.amount) as amount,
    from now_usual
    inner join known_figures
        on
            now_usual.source = known_figures.source
            and now_usual.owner = known_figures.owner
            and now_usual.figure = known_figures.figure
            and now_usual.first_on - 366 < known_figures.dated
    group by all
    having count(*) >= 10
)

select
    now_usual.source as channel,
    now_usual.owner_name as account,
    now_usual.figure,
    now_usual.amount,
    was_usual.amount as usual,
    now_usual.row,
from now_usual
inner join was_usual
    on
        now_usual.source = was_usual.source
        and now_usual.owner = was_usual.owner
        and now_usual.figure = was_usual.figure
where
    greatest(now_usual.amount, was_usual.amount) >= 100
    and was_usual.amount > 0
    and (now_usual.amount >= 10 * was_usual.amount or 10 * now_usual.amount <= was_usual.amount)
order by channel, account, now_usual.figure
