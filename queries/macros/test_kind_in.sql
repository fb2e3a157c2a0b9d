-- macro: test_kind_in
-- means: Whether an item of a gradebook is a test before or after the module, as its name says; final
--   where it says neither.
create macro test_kind_in(item) as
    case
        when regexp_matches(
            lower(item),
            '\bpre[ -]?(test|assessment|quiz|exam|course|training|module)|\bpre\b|\bbaseline\b'
            || '|قبلي|قبل (البرنامج|الدورة|التدريب)'
        )
            then 'before'
        when regexp_matches(
            lower(item),
            '\bpost[ -]?(test|assessment|quiz|exam|course|training|module)|\bpost\b'
            || '|بعدي|بعد (البرنامج|الدورة|التدريب)'
        )
            then 'after'
        else 'final'
    end
