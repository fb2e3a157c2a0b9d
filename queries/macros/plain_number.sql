-- macro: plain_number
-- means: A cell's digits in Latin script, without the separators between thousands; null where it
--   does not read as one number. Of 1.234,5 the format decides (variable decimal); thousands stand
--   apart in one way throughout, by commas or by spaces. 1.23E+05, as spreadsheets shorten long
--   numbers, has lost digits and is none.
create macro plain_number(cell) as
    case
        when regexp_matches(
            translate(
                words(cell), '٠١٢٣٤٥٦٧٨٩۰۱۲۳۴۵۶۷۸۹٬٫,.',
                '01234567890123456789,.'
                || case when getvariable('decimal') = 'comma' then '.,' else ',.' end
            ),
            '^[+-]?([0-9]+|[0-9]{1,3}((,[0-9]{3})+|([\x{A0}\x{2007}\x{2009}\x{202F} ][0-9]{3})+))'
            || '(\.[0-9]*)?([eE]-?[0-9]+)?$'
        )
            then regexp_replace(
                translate(
                    words(cell), '٠١٢٣٤٥٦٧٨٩۰۱۲۳۴۵۶۷۸۹٬٫,.',
                    '01234567890123456789,.'
                    || case when getvariable('decimal') = 'comma' then '.,' else ',.' end
                ),
                '[,\x{A0}\x{2007}\x{2009}\x{202F} ]', '', 'g'
            )
    end
