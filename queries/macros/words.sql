-- macro: words
-- means: A cell's text without spaces and invisible marks around it; null where the cell is blank
--   or holds a mark for "no figure".
create macro words(cell) as
    case
        when lower(trim(cell, chr(9) || chr(10) || chr(13) || chr(32) || chr(160) || chr(173)
            || chr(8203) || chr(8206) || chr(8207) || chr(8239) || chr(65279)))
            in ('', '-', '--', '—', '–', 'na', 'n/a', 'nan', 'null', 'none', 'undefined', '#n/a')
            then null
        else trim(cell, chr(9) || chr(10) || chr(13) || chr(32) || chr(160) || chr(173)
            || chr(8203) || chr(8206) || chr(8207) || chr(8239) || chr(65279))
    end
