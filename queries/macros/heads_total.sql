-- macro: heads_total
-- means: Whether a name begins or ends as that of a total does, such as Total: all units.
create macro heads_total(cell) as
    coalesce(
        names_total(cell)
        or regexp_matches(
            plainly(words(cell)), '^(grand |sub ?)?totale?s? |^(subtotal|average|sum) | totale?s?$'
        ),
        false
    )
