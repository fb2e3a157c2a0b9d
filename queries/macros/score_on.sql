-- macro: score_on
-- means: An answer's step, from 1 to 5, on the scales that its question fits; null where two of them
--   disagree, and for any other answer.
create macro score_on(scales, cell) as
    case
        when len(list_distinct([
            list_position([list_contains(step, scale_word(cell)) for step in ladder], true)
            for ladder in scales
        ])) = 1
            then list_position(
                [list_contains(step, scale_word(cell)) for step in scales[1]], true
            )::double
    end
