-- macro: clock_seconds
-- means: A length in seconds, from plain seconds or 1:02:03 or 2:03.
-- expects: a length in seconds, or such as 1:02:03
-- expects ar: مدة بالثواني، ولا مدة مثل ‎1:02:03
create macro clock_seconds(cell) as
    case
        when regexp_matches(words(cell), '^[0-9]+:[0-9]{2}:[0-9]{2}$')
            then split_part(words(cell), ':', 1)::double * 3600
            + split_part(words(cell), ':', 2)::double * 60
            + split_part(words(cell), ':', 3)::double
        when regexp_matches(words(cell), '^[0-9]+:[0-9]{2}$')
            then split_part(words(cell), ':', 1)::double * 60
            + split_part(words(cell), ':', 2)::double
        else number(cell)
    end
