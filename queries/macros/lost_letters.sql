-- macro: lost_letters
-- means: Whether letters of a cell were lost before it came here: question marks or the mark for
--   an unknown letter in their place, or Arabic that was read as Western.
create macro lost_letters(cell) as
    coalesce(
        regexp_matches(words(cell), '\x{FFFD}|(^|\s)\?{3}|([ÃØÙ][^A-Za-z ]){2}'),
        false
    )
