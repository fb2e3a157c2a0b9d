-- macro: ga4_property
-- means: The property that a Google Analytics export's comments name, in any language: the second
--   of two lines between the title and the closing rule.
create macro ga4_property(comments) as
    nullif(
        regexp_extract(
            comments, '^#[ -]*-{5}[^\n]*\n#[^\n]*\n#[^\n:]*:[^\n]*\n#[^\n:]*: ?([^\n]*?)[, ]*\n', 1
        ),
        ''
    )
