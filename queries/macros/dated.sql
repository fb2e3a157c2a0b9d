-- macro: dated
-- means: A cell's date, in the first of the given formats that reads it whole.
-- expects: a date
-- expects ar: تاريخاً
create macro dated(cell, formats) as
    case
        when year(try_strptime(words(cell), formats)) between 1990 and 2100
            then try_strptime(words(cell), formats)::date
    end
