-- macro: amount
-- means: A cell's number, which cannot be below zero.
-- expects: a number of zero or more, such as 12.5
-- expects ar: عدداً لا يقل عن صفر، مثل ‎12.5
create macro amount(cell) as
    case when number(cell) >= 0 then number(cell) end
