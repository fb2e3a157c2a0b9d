-- macro: lost_letters
-- means: Whether letters of a cell were lost before it came here: question marks or the mark for
--   an unknown letter in their place, letters of UTF-8 that were read as Western or Arabic ones,
--   letters packed for old mail (UTF-7, HZ).
create macro lost_letters(cell) as
    coalesce(
        regexp_matches(
            words(cell),
            '\x{FFFD}|(^|\s)\?{2}|\?{2}(\s|$).*\?{2}|^\?$|([ÃØÙ][^A-Za-z ]){2}'
            || '|[ÂÃ][\x{80}-\x{BF}\x{152}-\x{192}\x{2C6}\x{2DC}\x{2013}-\x{2122}]'
            || '|â[\x{80}-\x{9F}€]|([طظ][^\x{620}-\x{64A}\s]){2}|~\{.*~\}'
            || '|\+(AO|AK|AL|AM|BB|BC|BD|BE|BF|Bi|Bk|IB|IC|2)[A-Za-z0-9+/]+-?'
            || '|\+([A-Z]?[a-z0-9/+]+[A-Z]+){3}[A-Za-z0-9/+]*'
        ),
        false
    )
