-- macro: form_time
-- means: When a form was sent in, by the clock of who asked: as people and office programs write it,
--   the zone's name behind it left aside, as in 2024/03/14 10:05:22 AM GMT+3.
-- expects: a date and time, such as 2024-03-14 09:30
-- expects ar: تاريخاً ووقتاً، مثل ‎2024-03-14 09:30
create macro form_time(cell, undecided) as
    written_time(
        regexp_replace(
            regexp_replace(
                words(cell), ' ?\(?(GMT|UTC|EST|EDT|CST|CDT|PST|PDT|غرينتش|[A-Z]{3,4}[+-])'
                || '[ +-]?[0-9:٠-٩]*\)?$', ''
            ),
            '(\.[0-9]+)?(Z|[+-][0-9]{2}:?[0-9]{2})$', ''
        ),
        undecided
    )
