-- macro: plainly
-- means: A name without what people write differently: case, accents, punctuation, Arabic marks and
--   the forms of alif, ya and ta marbuta.
create macro plainly(cell) as
    trim(
        regexp_replace(
            regexp_replace(
                translate(lower(strip_accents(cell)), 'أإآٱىةؤئ', 'اااايهوي'),
                '[\p{M}ـ]',
                '',
                'g'
            ),
            '[^\p{L}\p{N}]+',
            ' ',
            'g'
        )
    )
