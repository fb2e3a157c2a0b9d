-- macro: label_kind
-- means: What a label of a post says: its topic, the segment it is for, or its author.
-- expects: topic, segment or author
-- expects ar: إحدى القيم: موضوع أو فئة أو كاتب
create macro label_kind(cell) as
    case
        when lower(words(cell)) in (
            'topic',
            'موضوع'
        )
            then 'topic'
        when lower(words(cell)) in (
            'segment',
            'audience',
            'فئة'
        )
            then 'segment'
        when lower(words(cell)) in (
            'author',
            'writer',
            'كاتب'
        )
            then 'author'
    end
