-- macro: reshaped
-- means: Whether a cell looks like a name that a spreadsheet took for a number or a date, such as
--   1.2E+05 or Mar-01.
create macro reshaped(cell) as
    coalesce(
        regexp_full_match(
            words(cell),
            '[0-9]([.,][0-9]+)?[eE]\+?[0-9]+'
            || '|[0-9]{1,2}-[A-Z][a-z]{2}|[A-Z][a-z]{2}-[0-9]{2}|#[A-Z/0]+[!?A]'
        ),
        false
    )
