-- macro: cleaned
-- means: A cell without spaces and invisible marks around it; null where it is blank or holds a
--   mark for "no figure". Every cell of an export passes through it once, before all else.
create macro cleaned(cell) as
    case
        -- Most cells begin and end in a plain sign; a digit in front is no mark for "no figure",
        -- and neither is a text longer than any of them.
        when
            cell[-1] between '!' and '~'
            and (cell[1] between '0' and '9' or (strlen(cell) > 9 and cell[1] between '!' and '~'))
            then cell
        when lower(trim(cell, chr(9) || chr(10) || chr(13) || chr(32) || chr(160) || chr(173)
            || chr(8203) || chr(8206) || chr(8207) || chr(8239) || chr(65279)))
            in ('', '-', '--', '—', '–', 'na', 'n/a', 'nan', 'null', 'none', 'undefined', '#n/a')
            then null
        else trim(cell, chr(9) || chr(10) || chr(13) || chr(32) || chr(160) || chr(173)
            || chr(8203) || chr(8206) || chr(8207) || chr(8239) || chr(65279))
    end
