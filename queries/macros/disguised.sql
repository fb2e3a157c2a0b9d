-- macro: disguised
-- means: Whether a name is not written as names are: letters of two alphabets that look alike in
--   one word, letters of double width, two spaces or other ones, a tab or a line end, more letters
--   than any name has.
create macro disguised(cell) as
    coalesce(
        strlen(words(cell)) > 400
        or regexp_matches(
            words(cell),
            '[A-Za-z][\x{370}-\x{52F}]|[\x{370}-\x{52F}][A-Za-z]|[\x{FF01}-\x{FF5E}]'
            || '|[\t\r\n\x{A0}\x{2000}-\x{200A}]|  '
        ),
        false
    )
