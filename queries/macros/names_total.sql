-- macro: names_total
-- means: Whether a cell says that its row is a total of others.
create macro names_total(cell) as
    coalesce(
        regexp_full_match(
            lower(words(cell)),
            '(grand |sub-?)?totals?:?|all|sum|overall'
            || '|(ال)?إجمالي|(ال)?مجموع|المجموع الكلي|الإجمالي الكلي'
        ),
        false
    )
