-- macro: facet_of
-- means: What a survey question asks: of the training whether it was favourable, engaging, relevant;
--   of a service or a unit what the KPIs on opinion rest on.
-- expects: favourable, engaging, relevant, recommend, recommend training, expected, perceived, trust,
--   favourability, first heard or applied
-- expects ar: إحدى القيم: مُرضٍ أو جاذب أو ذو صلة أو ترشيح أو ترشيح التدريب أو متوقع أو ملموس أو ثقة
--   أو انطباع أو علم أولاً أو تطبيق
create macro facet_of(cell) as
    case
        when lower(words(cell)) in (
            'favourable', 'favorable', 'satisfaction', 'satisfied',
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
        when lower(words(cell)) in ('recommend', 'ترشيح', 'الترشيح') then 'recommend'
        when lower(words(cell)) in ('recommend training', 'ترشيح التدريب') then 'recommend training'
        when lower(words(cell)) in ('expected', 'متوقع', 'التوقع') then 'expected'
        when lower(words(cell)) in ('perceived', 'ملموس', 'الواقع') then 'perceived'
        when lower(words(cell)) in ('trust', 'ثقة', 'الثقة') then 'trust'
        when lower(words(cell)) in ('favourability', 'impression', 'انطباع', 'الانطباع')
            then 'favourability'
        when lower(words(cell)) in ('first heard', 'علم أولاً', 'مصدر العلم') then 'first heard'
        when lower(words(cell)) in ('applied', 'تطبيق', 'التطبيق') then 'applied'
    end
