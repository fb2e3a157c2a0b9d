-- macro: clock_minutes
-- means: A duration in minutes, from 1:02:03, 1h 2m 3s, 19 min 26 sek. or plain minutes.
-- expects: a duration, such as 1:02:03, 19m 26s or 95
-- expects ar: مدة، مثل ‎1:02:03 أو ‎19m 26s أو ‎95
create macro clock_minutes(cell) as
    case
        when regexp_matches(words(cell), '^[0-9]+:[0-9]{2}:[0-9]{2}$')
            then split_part(words(cell), ':', 1)::double * 60
            + split_part(words(cell), ':', 2)::double
            + split_part(words(cell), ':', 3)::double / 60
        when regexp_matches(
            date_text(cell),
            '(?i)^([0-9]+ ?(h|hrs?|hours?|std|godz|ساعة|س)\.? ?)?'
            || '([0-9]+ ?(m|mins?|minutes?|دقيقة|د)\.? ?)?'
            || '([0-9]+ ?(s|secs?|sek|seconds?|ثانية|ث)\.?)?$'
        )
            then coalesce(try_cast(regexp_extract(
                date_text(cell), '(?i)([0-9]+) ?(?:[hgس]|std)', 1
            ) as double), 0) * 60
            + coalesce(try_cast(regexp_extract(
                date_text(cell), '(?i)([0-9]+) ?[mد]', 1
            ) as double), 0)
            + coalesce(try_cast(regexp_extract(
                date_text(cell), '(?i)([0-9]+) ?(?:s[^t]|s$|ث)', 1
            ) as double), 0) / 60
        else number(cell)
    end
