-- macro: alike
-- means: A name as a quick eye takes it in: without case, accents, spaces and zeros in front of a
--   number, with one form for letters and digits that look the same, such as 0 and O.
create macro alike(cell) as
    regexp_replace(
        replace(
            translate(
                plainly(cell),
                '٠١٢٣٤٥٦٧٨٩۰۱۲۳۴۵۶۷۸۹oliıیکہھە',
                '012345678901234567890111يكههه'
            ),
            ' ', ''
        ),
        '(^|[^0-9])0+([0-9])', '\1\2', 'g'
    )
