-- macro: case_kind
-- means: What somebody brought: a complaint, a suggestion, a remark or a request.
-- expects: complaint, suggestion, remark or request
-- expects ar: إحدى القيم: شكوى أو مقترح أو ملاحظة أو طلب
create macro case_kind(cell) as
    case
        when lower(words(cell)) in (
            'complaint',
            'شكوى'
        )
            then 'complaint'
        when lower(words(cell)) in (
            'suggestion',
            'مقترح',
            'اقتراح'
        )
            then 'suggestion'
        when lower(words(cell)) in (
            'remark',
            'feedback',
            'ملاحظة'
        )
            then 'remark'
        when lower(words(cell)) in (
            'request',
            'طلب'
        )
            then 'request'
    end
