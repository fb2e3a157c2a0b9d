-- macro: hides_marks
-- means: Whether a cell holds marks that nobody sees: those of width, of direction and of order.
create macro hides_marks(cell) as
    coalesce(
        regexp_matches(
            words(cell),
            '[\x{200B}\x{202A}-\x{202E}\x{2060}-\x{2069}\x{FEFF}]'
        ),
        false
    )
