-- macro: post_id_in
-- means: What names a post: the platform's own id where a link holds it, so that the platform's
--   export of the same post replaces it; else the link or number as it is.
create macro post_id_in(cell) as
    coalesce(
        nullif(
            regexp_extract(
                words(cell),
                '(?i)(?:twitter|x)\.com/[^/]+/status/([0-9]+)', 1
            ),
            ''
        ),
        nullif(regexp_extract(words(cell), '(?i)tiktok\.com/.*/(?:video|photo)/([0-9]+)', 1), ''),
        nullif(
            regexp_extract(
                words(cell),
                '(?i)(?:youtube\.com/(?:watch\?(?:.*&)?v=|shorts/|live/)|youtu\.be/)'
                || '([A-Za-z0-9_-]{11})',
                1
            ),
            ''
        ),
        nullif(regexp_extract(words(cell), 'urn:li:[A-Za-z]+:([0-9]+)', 1), ''),
        nullif(
            regexp_extract(
                words(cell),
                '(?i)facebook\.com/(?:.*/)?(?:posts|videos|reel)/(?:[^/?]*/)?([0-9]+)', 1
            ),
            ''
        ),
        id_of(cell)
    )
