-- macro: outcome_of
-- means: What became of a case: put into practice, declined, or still considered.
-- expects: implemented, declined or considered
-- expects ar: إحدى القيم: منفّذ أو مرفوض أو قيد الدراسة
create macro outcome_of(cell) as
    case
        when lower(words(cell)) in (
            'implemented',
            'done',
            'accepted',
            'منفّذ',
            'نُفّذ',
            'منفذ'
        )
            then 'implemented'
        when lower(words(cell)) in (
            'declined',
            'rejected',
            'مرفوض'
        )
            then 'declined'
        when lower(words(cell)) in (
            'considered',
            'open',
            'under review',
            'قيد الدراسة'
        )
            then 'considered'
    end
