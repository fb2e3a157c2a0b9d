-- macro: handle_in
-- means: Whose post a link leads to: the handle in it, without the @.
create macro handle_in(cell) as
    nullif(
        regexp_extract(
            words(cell), '(?i)(?:twitter|x|tiktok)\.com/@?([^/?#]+)/(?:status|video|photo)/', 1
        ),
        ''
    )
