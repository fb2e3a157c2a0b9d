-- macro: opinion_score
-- means: The score of an answer by what its question asks: from 0 to 10 where it asks whether somebody
--   recommends something, 1 or 0 for yes or no where it asks what is applied, else from 1 to 5.
create macro opinion_score(facet, cell) as
    case
        when facet in ('recommend', 'recommend training')
            then case when number(cell) between 0 and 10 then number(cell) end
        when facet = 'applied' then coalesce(truth(cell)::integer, number(cell))
        else score_of(cell)
    end
