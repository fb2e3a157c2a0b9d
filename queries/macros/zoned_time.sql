-- macro: zoned_time
-- means: A cell's date and time with its distance from UTC behind it, as UTC.
-- expects: a date and time with its zone, such as 2024-03-14T09:30:00+03:00
-- expects ar: تاريخاً ووقتاً مع فرق التوقيت، مثل ‎2024-03-14T09:30:00+03:00
create macro zoned_time(cell) as
    case
        when
            regexp_full_match(
                words(cell),
                '[0-9]{4}-[0-9]{2}-[0-9]{2}[T ][0-9]{2}:[0-9]{2}(:[0-9]{2}(\.[0-9]+)?)?'
                || ' ?(Z|[+-][0-9]{2}:?[0-9]{2})'
            )
            then timezone(
                'UTC',
                try_cast(
                    regexp_replace(
                        words(cell), ' ?([+-][0-9]{2})([0-9]{2})$', '\1:\2'
                    ) as timestamptz
                )
            )
    end
