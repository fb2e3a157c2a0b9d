-- macro: reshaped
-- means: Whether a cell looks like a name that a spreadsheet took for a number, a date, a time or
--   a formula, or that it could not show, such as 1.2E+05, Mar-01, 11.0, 1,000, =A1 or ####; or
--   like one that was packed for the web and never unpacked, such as Unit%2001.
create macro reshaped(cell) as
    coalesce(
        regexp_full_match(
            words(cell),
            '[0-9]+([.,][0-9]+)?[eE]\+?[0-9]+|[0-9]+\.[0-9]+|[0-9]+(\.[0-9]+)?%'
            || '|[0-9]{1,3}(,[0-9]{3})+'
            || '|[0-9]{1,2}-[A-Z][a-z]{2}(-[0-9]{2,4})?|[A-Z][a-z]{2}-[0-9]{2}'
            || '|[0-9]{1,4}[-/.][0-9]{1,2}[-/.][0-9]{1,4}([ T].*)?|[0-9]{1,2}:[0-9]{2}(:[0-9]{2})?'
            || '|#[A-Z/0]+[!?A]|#+|[=@+-].*|(?i:true|false)|[\[{<].*'
            || '|.*(%[0-9A-Fa-f]{2}|\\u[0-9A-Fa-f]{4}|&(#[0-9]+|[a-z]+);).*'
        ),
        false
    )
