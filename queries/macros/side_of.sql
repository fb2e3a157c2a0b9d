-- macro: side_of
-- means: Whether an amount is a cost or a benefit.
-- expects: cost or benefit
-- expects ar: إحدى القيمتين: كلفة أو منفعة
create macro side_of(cell) as
    case
        when lower(words(cell)) in (
            'cost',
            'expense',
            'كلفة',
            'تكلفة'
        )
            then 'cost'
        when lower(words(cell)) in (
            'benefit',
            'منفعة',
            'عائد'
        )
            then 'benefit'
    end
