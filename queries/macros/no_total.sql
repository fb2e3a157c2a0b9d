-- macro: no_total
-- means: A cell's text, unless it says that its row is a total or an average of others.
-- expects: a row of its own but a total of others
-- expects ar: صفاً قائماً بذاته، بل مجموع لغيره
create macro no_total(cell) as
    case
        when not regexp_full_match(
            coalesce(plainly(words(cell)), ''),
            '(grand |sub |sous |overall )?(sub)?'
            || '(totals?|totale?s?|totaux|gesamt|summe|suma|somme|sum|toplam|итого|всего|合計|总计)'
            || '( (of|general|generale|gener[ae]l) .*| generale?)?'
            || '|all( (channels|units|posts|platforms|rows))?|overall|average|avg|moyenne'
            || '|(اجمالي|الاجمالي|مجموع|المجموع|المتوسط|متوسط|المعدل)( .*)?|الكل|(جميع|كل) .*'
        )
            then words(cell)
    end
