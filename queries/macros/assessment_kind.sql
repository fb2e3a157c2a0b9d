-- macro: assessment_kind
-- means: When a learner was assessed: before, after or final.
-- expects: before, after or final
-- expects ar: إحدى القيم: قبل أو بعد أو نهائي
create macro assessment_kind(cell) as
    case
        when lower(words(cell)) in (
            'before', 'pre', 'pre-test', 'pretest', 'pre-assessment', 'قبل', 'قبلي', 'القبلي'
        )
            then 'before'
        when lower(words(cell)) in (
            'after', 'post', 'post-test', 'posttest', 'post-assessment', 'بعد', 'بعدي', 'البعدي'
        )
            then 'after'
        when lower(words(cell)) in (
            'final', 'final exam', 'exam', 'نهائي', 'نهائية', 'النهائي', 'ختامي'
        )
            then 'final'
    end
