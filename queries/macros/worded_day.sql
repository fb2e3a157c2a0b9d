-- macro: worded_day
-- means: A cell's date, in the first of the given formats that reads it whole; else the day, the
--   month by its name in any of the platforms' languages, and the year.
-- expects: a date, such as Mar 14, 2024
-- expects ar: تاريخاً، مثل 14 مارس 2024
create macro worded_day(cell, formats) as
    case
        when year(try_strptime(words(cell), formats)) between 1990 and 2100
            then try_strptime(words(cell), formats)::date
        when not regexp_matches(words(cell), '[0-9]:[0-9]|^[0-9/.-]+$')
            then try_cast(
                regexp_extract(
                    translate(words(cell), '٠١٢٣٤٥٦٧٨٩', '0123456789'),
                    '(?:^|[^0-9])(20[0-9]{2})', 1
                ) || '-' || month_day(cell) as date
            )
    end
