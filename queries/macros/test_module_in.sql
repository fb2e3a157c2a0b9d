-- macro: test_module_in
-- means: What an item of a gradebook is on: for a test before or after a module its name without
--   these words, so that both have the same; the whole name for any other.
create macro test_module_in(item) as
    case
        when test_kind_in(item) = 'final' then words(item)
        else coalesce(
            nullif(
                trim(
                    regexp_replace(
                        item,
                        '(?i)^(quiz|assignment|test|exam|اختبار): ?'
                        || '|\b(pre|post)[ -]?(test|assessment|quiz|exam|course|training|module)?\b'
                        || '|\bbaseline\b|الاختبار |اختبار |ال(قبلي|بعدي)ة?|قبلية?|بعدية?',
                        '', 'g'
                    ),
                    ' :-–—_()'
                ),
                ''
            ),
            'Unassigned'
        )
    end
