-- warning: changed
-- name: Rows that an earlier file brought otherwise
-- name ar: صفوف جاء بها ملف سابق بأرقام أخرى
-- means: Rows of the file that are in with other figures, by the file that brought them last.
-- means ar: صفوف في الملف محفوظة بأرقام أخرى، بحسب الملف الذي جاء بها آخر مرة.
-- severity: note
-- finding: Rows that differ from those of “{file}” (version {version}) and take their place: {count}; the
--   first stands in row {row}.
-- finding ar: صفوف عددها {count} تختلف عمّا جاء به «{file}» (الإصدار {version}) وتحل محله، وأولها في
--   الصف {row}.
-- remedy: Take it in if this file is the newer or the corrected one; a version can be undone.
-- remedy ar: أدخله إن كان هو الأحدث أو المصحَّح، ويمكن التراجع عن أي إصدار.
select
    _version as version,
    count(*) as count,
    min(_row) as row,
from replaced
group by _version
order by version desc
