-- macro: pseudonym
-- means: A stand-in for a person's name or e-mail address, always the same for the same one.
create macro pseudonym(cell) as 'p-' || left(sha256(lower(words(cell))), 16)
