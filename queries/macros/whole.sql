-- macro: whole
-- means: A cell's whole number; 825.0 is whole, 12.5 is not and is never rounded. 12.000 is
--   twelve to some and twelve thousand to others, and so it is neither.
-- expects: a whole number, such as 1,234
-- expects ar: عدداً صحيحاً، مثل ‎1,234
create macro whole(cell) as
    case
        when try_cast(words(cell) as bigint)::varchar = words(cell)
            then try_cast(words(cell) as bigint)
        else try_cast(
            regexp_extract(
                plain_number(cell), '^([+-]?[0-9]+)(?:\.(?:0{0,2}|0{4,}))?$', 1
            ) as bigint
        )
    end
