-- macro: action_kind
-- means: Whether an action is a service or what a campaign asks for.
-- expects: service or campaign
-- expects ar: إحدى القيمتين: خدمة أو حملة
create macro action_kind(cell) as
    case
        when lower(words(cell)) in (
            'service',
            'transaction',
            'خدمة',
            'معاملة'
        )
            then 'service'
        when lower(words(cell)) in (
            'campaign',
            'conversion',
            'حملة',
            'تحويل'
        )
            then 'campaign'
    end
