-- macro: certain_time
-- means: The date and time of a text in which no month can be taken for a day: the year stands
--   first, or the month is a word.
create macro certain_time(date_text) as
    try_strptime(
        date_text,
        [
            '%Y-%m-%d', '%Y-%m-%d %H:%M:%S', '%Y-%m-%d %H:%M', '%Y-%m-%dT%H:%M:%S',
            '%Y-%m-%dT%H:%M', '%Y-%m-%d %H:%M:%S.%f', '%Y-%m-%dT%H:%M:%S.%f',
            '%Y-%m-%d %I:%M:%S %p', '%Y-%m-%d %I:%M %p',
            '%Y/%m/%d', '%Y/%m/%d %H:%M:%S', '%Y/%m/%d %H:%M',
            '%Y/%m/%d %I:%M:%S %p', '%Y/%m/%d %I:%M %p',
            '%d %b %Y', '%d %b %Y %H:%M', '%d %b %Y %H:%M:%S',
            '%d %b %Y %I:%M %p', '%d %b %Y %I:%M:%S %p',
            '%d %B %Y', '%d %B %Y %H:%M', '%d %B %Y %H:%M:%S',
            '%d %B %Y %I:%M %p', '%d %B %Y %I:%M:%S %p',
            '%b %d %Y', '%b %d %Y %H:%M', '%b %d %Y %H:%M:%S',
            '%b %d %Y %I:%M %p', '%b %d %Y %I:%M:%S %p',
            '%B %d %Y', '%B %d %Y %H:%M', '%B %d %Y %H:%M:%S',
            '%B %d %Y %I:%M %p', '%B %d %Y %I:%M:%S %p',
            '%d-%b-%Y', '%d-%b-%Y %H:%M', '%d-%b-%Y %H:%M:%S'
        ]
    )
