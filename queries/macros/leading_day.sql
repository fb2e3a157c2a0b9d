-- macro: leading_day
-- means: The date with which a name begins, as in 2018-03-08-geneva.
-- expects: a name that begins with a date, such as 2018-03-08-geneva
-- expects ar: اسماً يبدأ بتاريخ، مثل ‎2018-03-08-geneva
create macro leading_day(cell) as
    case
        when regexp_matches(words(cell), '^[0-9]{4}-')
            then try_strptime(left(words(cell), 10), '%Y-%m-%d')::date
    end
