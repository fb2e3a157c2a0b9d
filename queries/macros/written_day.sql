-- macro: written_day
-- means: A cell's date as people and office programs write it; of 3/4/2024 the file as a whole
--   decides, and where it does not, the day stands first, which is Bahrain's habit.
-- expects: a date, such as 2024-03-14
-- expects ar: تاريخاً، مثل ‎2024-03-14
create macro written_day(cell) as written_time(cell, 'day')::date
