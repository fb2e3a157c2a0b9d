-- macro: act_of
-- means: What somebody of the public did: a reaction, a comment, a share, or content of their
--   own.
-- expects: reaction, comment, share or content
-- expects ar: إحدى القيم: إعجاب أو تعليق أو مشاركة أو محتوى
create macro act_of(cell) as
    case
        when lower(words(cell)) in (
            'reaction',
            'like',
            'إعجاب',
            'تفاعل'
        )
            then 'reaction'
        when lower(words(cell)) in (
            'comment',
            'reply',
            'تعليق',
            'رد'
        )
            then 'comment'
        when lower(words(cell)) in (
            'share',
            'repost',
            'retweet',
            'مشاركة',
            'إعادة نشر'
        )
            then 'share'
        when lower(words(cell)) in (
            'content',
            'own post',
            'user content',
            'محتوى',
            'منشور'
        )
            then 'content'
    end
