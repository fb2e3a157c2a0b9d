-- macro: month_day
-- means: The month and day of a date, as 03-14, from English, Spanish, Portuguese, French, German,
--   Swedish or Arabic words, the month or the day in front; the year may be missing.
-- expects: a day and a month, such as March 14 or 14 de marzo
-- expects ar: يوماً وشهراً، مثل 14 مارس
create macro month_day(cell) as
    case
        when regexp_matches(words(cell), '^[0-9]{4}-[0-9]{2}-[0-9]{2}')
            then substr(words(cell), 6, 5)
        else lpad(month_number(regexp_extract(lower(words(cell)), '[^0-9٠-٩ .,/-]{3,}', 0)), 2, '0')
            || '-'
            || nullif(lpad(
                regexp_extract(
                    translate(words(cell), '٠١٢٣٤٥٦٧٨٩', '0123456789'),
                    '(?:^|\D)([1-9]|0[1-9]|[12][0-9]|3[01])(?:\D|$)', 1
                ),
                2, '0'
            ), '00')
    end
