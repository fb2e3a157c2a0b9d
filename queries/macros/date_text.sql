-- macro: date_text
-- means: A cell's date or time in one spelling: Latin digits, one space, no commas, AM or PM;
--   D/M/Y with strokes and a year of four digits, whichever signs stood between. A year of two
--   digits is none between dashes: 26-03-05 is a day of 2026 to some and of 2005 to others.
create macro date_text(cell) as
    case
        -- The commonest spellings are this one already.
        when
            regexp_full_match(
                words(cell), '([0-9]{1,2}/[0-9]{1,2}/|[0-9]{4}-[0-9]{2}-)[0-9]{2,4}( [0-9:]+)?'
            )
            and not regexp_matches(words(cell), '/[0-9]{2,3}( |$)')
            then words(cell)
        else regexp_replace(
            regexp_replace(
                regexp_replace(
                    translate(
                        words(cell),
                        '٠١٢٣٤٥٦٧٨٩۰۱۲۳۴۵۶۷۸۹' || chr(160) || chr(8239)
                        || ',،' || chr(8206) || chr(8207),
                        '01234567890123456789  '
                    ),
                    ' +(?:(?:à|um|at) +)?', ' ', 'g'
                ),
                ' ?(?:[aA]\.?[mM]\.?|(ص)|[pP]\.?[mM]\.?|(م))$',
                case
                    when regexp_matches(words(cell), '(?:[aA]\.?[mM]\.?|ص)$') then ' AM'
                    else ' PM'
                end
            ),
            '^([0-9]{1,2})(?:[./-]([0-9]{1,2})[./-]20|[./]([0-9]{1,2})[./])([0-9]{2})( |$)',
            '\1/\2\3/20\4\5'
        )
    end
