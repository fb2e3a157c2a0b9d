-- macro: score_of
-- means: An answer on a scale from 1 to 5 as a score; null for any other answer.
create macro score_of(cell) as
    case when number(cell) between 1 and 5 then number(cell) end
