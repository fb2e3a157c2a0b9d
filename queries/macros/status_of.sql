-- macro: status_of
-- means: How an enrolment stands: enrolled, completed, withdrawn or transferred.
-- expects: enrolled, completed, withdrawn or transferred
-- expects ar: إحدى القيم: مسجل أو مكتمل أو منسحب أو منقول
create macro status_of(cell) as
    case
        when lower(words(cell)) in (
            'enrolled', 'enroled', 'registered', 'active', 'in progress', 'ongoing', 'started',
            'مسجل', 'مسجلة', 'مسجّل', 'مسجّلة', 'ملتحق', 'ملتحقة', 'مستمر', 'مستمرة', 'قيد التنفيذ'
        )
            then 'enrolled'
        when lower(words(cell)) in (
            'completed', 'complete', 'finished', 'graduated', 'passed',
            'مكتمل', 'مكتملة', 'أكمل', 'أكملت', 'أتم', 'أتمت', 'متخرج', 'متخرجة', 'خريج', 'خريجة'
        )
            then 'completed'
        when lower(words(cell)) in (
            'withdrawn', 'withdrew', 'dropped', 'dropped out', 'cancelled', 'canceled', 'left',
            'منسحب', 'منسحبة', 'انسحب', 'انسحبت', 'ملغى', 'ملغي'
        )
            then 'withdrawn'
        when lower(words(cell)) in (
            'transferred', 'transfer', 'moved', 'منقول', 'منقولة', 'نُقل', 'نقل', 'محول', 'محولة'
        )
            then 'transferred'
    end
