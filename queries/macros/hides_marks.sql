-- macro: hides_marks
-- means: Whether a cell holds marks that nobody sees: those of width, of direction and of order, and
--   signs by which old machines were steered.
create macro hides_marks(cell) as
    coalesce(
        regexp_matches(
            words(cell),
            '[\x{200B}\x{202A}-\x{202E}\x{2060}-\x{2069}\x{FEFF}'
            || '\x{01}-\x{08}\x{0B}\x{0C}\x{0E}-\x{1F}\x{7F}]'
        ),
        false
    )
