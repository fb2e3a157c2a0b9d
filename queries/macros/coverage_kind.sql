-- macro: coverage_kind
-- means: Whether a place in the media was paid for or earned.
-- expects: paid or earned
-- expects ar: إحدى القيمتين: مدفوع أو مكتسب
create macro coverage_kind(cell) as
    case
        when lower(words(cell)) in (
            'paid',
            'advertising',
            'مدفوع',
            'إعلان'
        )
            then 'paid'
        when lower(words(cell)) in (
            'earned',
            'editorial',
            'مكتسب',
            'تحريري'
        )
            then 'earned'
    end
