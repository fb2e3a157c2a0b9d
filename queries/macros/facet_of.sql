-- macro: facet_of
-- means: What a survey question asks of the training: whether it was favourable, engaging, relevant.
-- expects: favourable, engaging or relevant
-- expects ar: إحدى القيم: مُرضٍ أو جاذب أو ذو صلة
create macro facet_of(cell) as
    case
        when lower(words(cell)) in (
            'favourable', 'favorable', 'favourability', 'satisfaction', 'satisfied',
            'مُرضٍ', 'مرضٍ', 'مرض', 'مرضي', 'الرضا', 'رضا'
        )
            then 'favourable'
        when lower(words(cell)) in (
            'engaging', 'engagement', 'engaged', 'جاذب', 'جذاب', 'الجاذبية', 'التفاعل', 'تفاعل'
        )
            then 'engaging'
        when lower(words(cell)) in (
            'relevant', 'relevance', 'ذو صلة', 'ذات صلة', 'الصلة', 'صلة', 'الصلة بالعمل', 'ملائم'
        )
            then 'relevant'
    end
