-- macro: words
-- means: A cell's text. Cells come cleaned: without spaces around them, null where blank.
create macro words(cell) as cell
