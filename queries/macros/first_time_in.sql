-- macro: first_time_in
-- means: The first date with a time in a text of several lines, as it is written there.
create macro first_time_in(text) as
    nullif(
        regexp_extract(
            text,
            '(?:[0-9]{1,4}[/.-][0-9]{1,2}[/.-][0-9]{1,4}|[A-Z][a-z]{2} [0-9]{1,2}, [0-9]{4}),?'
            || ' [0-9]{1,2}:[0-9]{2}(?::[0-9]{2})?(?: ?[AaPp]\.?[Mm]\.?)?'
        ),
        ''
    )
