-- macro: month_first
-- means: A cell's date and time as platforms write them that put the month first in every
--   language; the day where the file as a whole shows that it stands first (variable date_order),
--   as after an office program saved it again.
-- expects: a date, such as 03/14/2024
-- expects ar: تاريخاً، مثل ‎03/14/2024
create macro month_first(cell) as
    case
        -- The commonest spelling, which needs no other.
        when
            regexp_full_match(words(cell), '[0-9]{2}/[0-9]{2}/[0-9]{4} [0-9]{2}:[0-9]{2}')
            then case
                when getvariable('date_order') = 'day'
                    then try_strptime(words(cell), '%d/%m/%Y %H:%M')
                else try_strptime(words(cell), '%m/%d/%Y %H:%M')
            end
        when not regexp_matches(date_text(cell), '^[0-9]{1,2}/') then certain_time(date_text(cell))
        when getvariable('date_order') = 'day'
            then try_strptime(
                date_text(cell),
                [
                    '%d/%m/%Y', '%d/%m/%Y %H:%M:%S', '%d/%m/%Y %H:%M',
                    '%d/%m/%Y %I:%M:%S %p', '%d/%m/%Y %I:%M %p'
                ]
            )
        else try_strptime(
            date_text(cell),
            [
                '%m/%d/%Y', '%m/%d/%Y %H:%M:%S', '%m/%d/%Y %H:%M',
                '%m/%d/%Y %I:%M:%S %p', '%m/%d/%Y %I:%M %p'
            ]
        )
    end
