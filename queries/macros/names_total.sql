-- macro: names_total
-- means: Whether a cell says that its row is a total, an average or the like of others, in whatever
--   marks it stands.
create macro names_total(cell) as
    coalesce(
        regexp_full_match(
            plainly(words(cell)),
            '(grand |sub |sous |all |overall )?(sub)?'
            || '(totals?|totale?s?|totaux|gesamt|summe|suma|somme|sum|toplam|итого|всего|合計|总计'
            || '|t o t a l|ttl|tot|ensemble|all|overall|average|avg|mean|median|max|maximum|min'
            || '|minimum|count|moyenne|promedio|media|mittelwert|σ.*)'
            || '( (of|general|generale|gener[ae]l) .*| generale?)?'
            || '|all (channels|units|posts|platforms|rows)|(اجمالي|الاجمالي|مجموع|المجموع|المتوسط'
            || '|متوسط|المعدل)( .*)?|الكل|(جميع|كل) .*'
        ),
        false
    )
