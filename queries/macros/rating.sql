-- macro: rating
-- means: A cell's rating, a whole number from 1 to 5.
-- expects: a rating from 1 to 5
-- expects ar: تقييماً من 1 إلى 5
create macro rating(cell) as
    case when whole(cell) between 1 and 5 then whole(cell) end
