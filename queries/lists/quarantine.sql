-- list: quarantine
-- name: Rejected rows
-- name ar: الصفوف المرفوضة
-- means: The cells and rows of uploads that could not be taken in and are not settled yet.
-- means ar: خلايا الملفات المرفوعة وصفوفها التي تعذر إدخالها ولم تُسوَّ بعد.
select *,
from lake.main.quarantine
where settled is null
order by upload, part, line, column_name
