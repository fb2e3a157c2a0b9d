-- macro: epoch_or_time
-- means: A cell's date and time, as people write it or in milliseconds since 1970.
-- expects: a date and time, such as 2024-03-14 09:30
-- expects ar: تاريخاً ووقتاً، مثل ‎2024-03-14 09:30
create macro epoch_or_time(cell, undecided) as
    case
        when regexp_matches(words(cell), '^[0-9]{12,13}$')
            then epoch_ms(try_cast(words(cell) as bigint))
        else form_time(cell, undecided)
    end
