-- macro: number
-- means: A cell's number.
-- expects: a number, such as 12.5
-- expects ar: عدداً، مثل ‎12.5
create macro number(cell) as
    case
        when
            regexp_full_match(words(cell), '[0-9]{1,15}')
            or (
                coalesce(getvariable('decimal'), '') <> 'comma'
                and regexp_full_match(words(cell), '[0-9]{1,15}\.[0-9]{1,15}')
            )
            then try_cast(words(cell) as double)
        else try_cast(plain_number(cell) as double)
    end
