-- macro: spend_kind
-- means: What money was spent on: media, staff or production.
-- expects: media, staff or production
-- expects ar: إحدى القيم: إعلام أو موظفون أو إنتاج
create macro spend_kind(cell) as
    case
        when lower(words(cell)) in (
            'media', 'advertising', 'ads', 'paid media', 'إعلام', 'الإعلام', 'وسائل الإعلام',
            'إعلان', 'إعلانات'
        )
            then 'media'
        when lower(words(cell)) in (
            'staff', 'salaries', 'salary', 'personnel', 'موظفون', 'موظفين', 'الموظفون', 'رواتب'
        )
            then 'staff'
        when lower(words(cell)) in ('production', 'content', 'إنتاج', 'الإنتاج', 'محتوى')
            then 'production'
    end
