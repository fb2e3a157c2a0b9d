-- macro: learner_of
-- means: A learner's number as given; a name or an e-mail address becomes a pseudonym, so that no
--   table of the lake names a person. A number has a digit in it, and neither a space nor an @.
create macro learner_of(cell) as
    case
        when regexp_matches(words(cell), '[@ ]') or not regexp_matches(words(cell), '[0-9٠-٩]')
            then pseudonym(cell)
        else words(cell)
    end
