-- macro: day_in
-- means: The first day in a file's name, the year in front, as in grades-2024-03-14 or 20240314.
create macro day_in(file) as
    try_strptime(
        nullif(
            regexp_replace(
                regexp_extract(
                    file, '(?:^|[^0-9])(20[0-9]{2}-?[01][0-9]-?[0-3][0-9])(?:[^0-9]|$)', 1
                ),
                '-', '', 'g'
            ),
            ''
        ),
        '%Y%m%d'
    )::date
