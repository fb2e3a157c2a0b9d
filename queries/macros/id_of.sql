-- macro: id_of
-- means: A platform's id as text. A spreadsheet that took it for a number keeps only its first
--   digits, and one that took it for a formula an error: such a cell reads as null.
-- expects: an id with all its digits; a spreadsheet has shortened it
-- expects ar: معرّفاً بكل أرقامه؛ فقد اختصره برنامج الجداول
create macro id_of(cell) as
    case
        -- Two digits in front and one last but one: no spreadsheet has touched it.
        when
            words(cell)[1] between '0' and '9'
            and words(cell)[2] between '0' and '9'
            and words(cell)[-2] between '0' and '9'
            then words(cell)
        when not regexp_matches(
            words(cell), '^#|^[0-9]([.,][0-9]+)?[eE]\+?[0-9]+$'
        )
            then regexp_replace(words(cell), '^([0-9]+)\.0$', '\1')
    end
