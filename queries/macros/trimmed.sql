-- macro: trimmed
-- means: A cell without spaces and invisible marks around it; null where it is blank. For columns
--   of names, in which NA is Namibia.
create macro trimmed(cell) as
    nullif(
        trim(cell, chr(9) || chr(10) || chr(13) || chr(32) || chr(160) || chr(173)
            || chr(8203) || chr(8206) || chr(8207) || chr(8239) || chr(65279)),
        ''
    )
