-- macro: scale_word
-- means: An answer as scales list it: in lower case, without Arabic vowel signs and with one spelling
--   of alef, ya and ta marbuta; a number from 1 to 5 without the words beside it, as in 5 - Excellent.
create macro scale_word(cell) as
    case
        when whole(cell) is not null then whole(cell)::varchar
        when regexp_matches(words(cell), '^[1-5] ?[-–—=:.)] ?\D+$') then left(words(cell), 1)
        when regexp_matches(words(cell), '^\D+\([1-5]\)$')
            then regexp_extract(words(cell), '([1-5])\)$', 1)
        else translate(
            regexp_replace(
                lower(words(cell)), '[\x{064B}-\x{0652}\x{0640}.!]|^ +| +$', '', 'g'
            ),
            'أإآىة' || chr(160),
            'ااايه '
        )
    end
