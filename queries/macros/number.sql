-- macro: number
-- means: A cell's number.
-- expects: a number, such as 12.5
-- expects ar: عدداً، مثل ‎12.5
create macro number(cell) as try_cast(plain_number(cell) as double)
