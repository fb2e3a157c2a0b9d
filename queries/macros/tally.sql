-- macro: tally
-- means: A cell's count, a whole number that cannot be below zero.
-- expects: a count of zero or more, such as 1,234
-- expects ar: عدداً صحيحاً لا يقل عن صفر، مثل ‎1,234
create macro tally(cell) as
    try_cast(whole(cell) as ubigint)::bigint
