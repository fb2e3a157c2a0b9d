-- macro: learner_of
-- means: A learner's number as given; a name or an e-mail address becomes a pseudonym, so that no
--   table of the lake names a person.
create macro learner_of(cell) as
    case
        when contains(words(cell), '@') or contains(words(cell), ' ')
            then 'p-' || left(sha256(lower(words(cell))), 16)
        else words(cell)
    end
