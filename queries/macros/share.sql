-- macro: share
-- means: A cell's percentage as a fraction: 39.4% is 0.394; without a sign it is a fraction already.
-- expects: a percentage, such as 39.4%
-- expects ar: نسبة مئوية، مثل ‎39.4%
create macro share(cell) as
    case
        when words(cell) like '%\%' escape '\' then number(rtrim(words(cell), '% ')) / 100
        else number(cell)
    end
