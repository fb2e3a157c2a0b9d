-- macro: gradebook_day
-- means: The day of a gradebook that does not date its grades: the one in the file's name, else the
--   day on which it is taken in.
create macro gradebook_day(file, today) as coalesce(day_in(file), today::date)
