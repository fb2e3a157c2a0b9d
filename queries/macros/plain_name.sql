-- macro: plain_name
-- means: A cell's text without the marks that nobody sees: those of width, of direction and of
--   order, by which two names that look the same would be two; accents are one with their letters.
create macro plain_name(cell) as
    nullif(
        trim(
            regexp_replace(
                nfc_normalize(words(cell)),
                '[\x{AD}\x{200B}\x{200E}\x{200F}\x{202A}-\x{202E}\x{2060}-\x{2069}\x{FEFF}]',
                '',
                'g'
            )
        ),
        ''
    )
