-- macro: meeting_number
-- means: The number of a Zoom meeting or webinar, the first that stands alone between commas.
create macro meeting_number(text) as
    nullif(
        regexp_replace(
            regexp_extract(
                text, '(?m)(?:^|,) *([0-9]{3}[ -]?[0-9]{3,4}[ -]?[0-9]{3,5}) *(?:,|$)', 1
            ),
            '[ -]', '', 'g'
        ),
        ''
    )
