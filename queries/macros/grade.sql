-- macro: grade
-- means: A grade as a number: with a sign for percent or without, with the point or the comma of the
--   platform's language.
create macro grade(cell) as
    coalesce(
        number(rtrim(words(cell), ' %')),
        case
            when regexp_matches(words(cell), '^[0-9]+,[0-9]+ ?%?$')
                then number(replace(rtrim(words(cell), ' %'), ',', '.'))
        end
    )
