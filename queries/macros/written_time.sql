-- macro: written_time
-- means: A cell's date and time as people and office programs write them. A year or a month's name
--   in front is certain; of 3/4/2024 the file as a whole decides (variable date_order). Where it
--   does not, `undecided` does: 'day' is Bahrain's habit; 'month' is how American platforms write;
--   'clock' takes the month first beside AM or PM, as programs set to American English write it,
--   and else the day. No time before 1990.
-- expects: a date and time, such as 2024-03-14 09:30
-- expects ar: تاريخاً ووقتاً، مثل ‎2024-03-14 09:30
create macro written_time(cell, undecided) as
    case
        -- The commonest spelling, which needs no more than a cast.
        when
            regexp_full_match(
                words(cell), '[0-9]{4}-[0-9]{2}-[0-9]{2}([ T][0-2][0-9]:[0-9]{2}(:[0-9]{2})?)?'
            )
            and words(cell) >= '1990-01-02'
            and words(cell)[12:13] <> '24'
            then try_cast(words(cell) as timestamp)
        else nullif(
            greatest(
                case
                    when not regexp_matches(date_text(cell), '^[0-9]{1,2}/')
                        then certain_time(date_text(cell))
                    when coalesce(
                        nullif(getvariable('date_order'), ''),
                        case
                            when undecided = 'month' then 'month'
                            when undecided = 'clock' and regexp_matches(words(cell), '[AP]M$')
                                then 'month'
                        end
                    ) = 'month'
                        then try_strptime(
                            date_text(cell),
                            [
                                '%m/%d/%Y', '%m/%d/%Y %H:%M:%S', '%m/%d/%Y %H:%M',
                                '%m/%d/%Y %I:%M:%S %p', '%m/%d/%Y %I:%M %p'
                            ]
                        )
                    else try_strptime(
                        date_text(cell),
                        [
                            '%d/%m/%Y', '%d/%m/%Y %H:%M:%S', '%d/%m/%Y %H:%M',
                            '%d/%m/%Y %I:%M:%S %p', '%d/%m/%Y %I:%M %p'
                        ]
                    )
                end,
                timestamp '1990-01-01'
            ),
            timestamp '1990-01-01'
        )
    end
