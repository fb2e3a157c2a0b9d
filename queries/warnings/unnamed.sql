-- warning: unnamed
-- name: Rows of no account
-- name ar: صفوف بلا حساب
-- means: Rows for which the file names neither an account nor a unit.
-- means ar: صفوف لا يذكر الملف لها حساباً ولا جهة.
-- of: post, account_day, breakdown
-- severity: doubtful
-- finding: {channel}: rows that name neither an account nor a unit: {count}.
-- finding ar: {channel}: صفوف عددها {count} في هذا الملف لا تذكر حساباً ولا جهة.
-- remedy: Say whose export it is before taking it in; two files without an account would mix.
-- remedy ar: اذكر صاحب الملف قبل إدخاله، وإلا اختلط ملفان بلا حساب.
select
    channel,
    count(*) as count,
from incoming
where unit = 'Unassigned' and account = 'Unassigned'
group by channel
order by channel
