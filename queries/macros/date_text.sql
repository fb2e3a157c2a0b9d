-- macro: date_text
-- means: A cell's date or time in one spelling: Latin digits, one space, no commas, AM or PM;
--   D/M/Y with strokes and a year of four digits, whichever signs stood between.
create macro date_text(cell) as
    regexp_replace(
        regexp_replace(
            regexp_replace(
                regexp_replace(
                    translate(words(cell), '٠١٢٣٤٥٦٧٨٩،,', '0123456789'),
                    '[\x{200E}\x{200F}]| à | um | at ', ' ', 'g'
                ),
                '[ \x{A0}\x{202F}]+', ' ', 'g'
            ),
            '(?i) ?(?:(a\.?m\.?|ص)|(p\.?m\.?|م))$',
            case when regexp_matches(words(cell), '(?i)(a\.?m\.?|ص)$') then ' AM' else ' PM' end
        ),
        '^([0-9]{1,2})[./-]([0-9]{1,2})[./-](?:20)?([0-9]{2})( |$)', '\1/\2/20\3\4'
    )
