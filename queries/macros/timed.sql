-- macro: timed
-- means: A cell's date and time, in the first of the given formats that reads it whole.
-- expects: a date and time
-- expects ar: تاريخاً ووقتاً
create macro timed(cell, formats) as
    case
        when year(try_strptime(words(cell), formats)) between 1990 and 2100
            then try_strptime(words(cell), formats)
    end
