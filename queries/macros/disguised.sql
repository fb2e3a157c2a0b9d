-- macro: disguised
-- means: Whether a name is not written as names are in Latin and Arabic letters: other letters that
--   may look like them, letters with their accents apart, marks that nobody sees, two spaces or
--   other ones, a tab or a line end, more letters than any name has.
create macro disguised(cell) as
    coalesce(
        strlen(words(cell)) > 400
        or regexp_matches(
            words(cell),
            '[^ -~\x{A1}-\x{AC}\x{AE}-\x{B1}\x{B4}-\x{B8}\x{BA}-\x{130}\x{132}-\x{24F}'
            || '\x{600}-\x{61B}\x{61D}-\x{6FF}\x{750}-\x{77F}\x{1E00}-\x{1EFF}'
            || '\x{200E}\x{200F}\x{2010}-\x{2027}\x{20A0}-\x{20BF}\x{2122}]|  '
        ),
        false
    )
