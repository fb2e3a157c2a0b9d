-- macro: names_total
-- means: Whether a cell says that its row is a total, an average or the like of others, in whatever
--   marks it stands.
create macro names_total(cell) as
    coalesce(
        regexp_full_match(
            plainly(words(cell)),
            '(grand |sub |all |overall )?(sub)?'
            || '(totals?|totale?s?|totaux|gesamt|summe|suma|somme|sum|all|overall|average|avg|mean'
            || '|median|max|maximum|min|minimum|count|moyenne|promedio|media|mittelwert)'
            || '( (of|general|generale|gener[ae]l) .*| generale?)?'
            || '|all (channels|units|posts|platforms|rows)|(اجمالي|الاجمالي|مجموع|المجموع|المتوسط'
            || '|متوسط|المعدل)( .*)?|الكل|جميع .*'
        ),
        false
    )
