-- macro: named
-- means: A cell's text as a name to group by; Unassigned where the cell is blank.
create macro named(cell) as coalesce(words(cell), 'Unassigned')
