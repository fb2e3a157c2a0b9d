-- macro: ga4_until
-- means: The day after the last one that a Google Analytics export's comments name.
create macro ga4_until(comments) as
    try_strptime(
        regexp_extract_all(comments, '(?:^|\n)#[^\n]*: ?([0-9]{8})', 1)[-1], '%Y%m%d'
    )::date + 1
