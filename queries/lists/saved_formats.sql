-- list: saved_formats
-- name: Formats of our own
-- name ar: صيغ خاصة بنا
-- means: The export formats that analysts saved and did not remove.
-- means ar: صيغ التصدير التي حفظها المحللون ولم يحذفوها.
select
    format,
    name,
    name_ar,
    description,
from lake.main.format
where in_use
order by format
