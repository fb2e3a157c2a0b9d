-- macro: ga4_since
-- means: The first day that the last pair of dates in a Google Analytics export's comments names.
create macro ga4_since(comments) as
    try_strptime(
        regexp_extract_all(comments, '(?:^|\n)#[^\n]*: ?([0-9]{8})', 1)[-2], '%Y%m%d'
    )::date
