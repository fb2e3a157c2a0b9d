-- macro: whole
-- means: A cell's whole number; 825.0 is whole, 12.5 is not.
-- expects: a whole number, such as 1,234
-- expects ar: عدداً صحيحاً، مثل ‎1,234
create macro whole(cell) as
    try_cast(regexp_replace(plain_number(cell), '\.0*$', '') as bigint)
