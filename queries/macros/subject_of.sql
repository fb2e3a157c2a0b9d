-- macro: subject_of
-- means: What money beside the spend on communication was for.
-- expects: training, set-up, contact or communication
-- expects ar: إحدى القيم: تدريب أو تأسيس أو تواصل أو اتصال
create macro subject_of(cell) as
    case
        when lower(words(cell)) in (
            'training',
            'تدريب',
            'التدريب'
        )
            then 'training'
        when lower(words(cell)) in (
            'set-up',
            'setup',
            'تأسيس',
            'التأسيس'
        )
            then 'set-up'
        when lower(words(cell)) in (
            'contact',
            'service desk',
            'تواصل',
            'التواصل مع الجمهور'
        )
            then 'contact'
        when lower(words(cell)) in (
            'communication',
            'تواصل إعلامي',
            'الاتصال',
            'اتصال'
        )
            then 'communication'
    end
