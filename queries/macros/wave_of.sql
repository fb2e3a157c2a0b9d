-- macro: wave_of
-- means: Whether a survey was held before something or after it.
-- expects: before or after
-- expects ar: إحدى القيمتين: قبل أو بعد
create macro wave_of(cell) as
    case
        when lower(words(cell)) in ('before', 'pre', 'قبل') then 'before'
        when lower(words(cell)) in ('after', 'post', 'بعد') then 'after'
    end
