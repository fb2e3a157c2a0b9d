-- macro: measure_of
-- means: What a stated number counts, by one of our words; another word stays as it is.
create macro measure_of(cell) as
    case
        when
            lower(words(cell)) in (
                'received', 'messages received', 'messages', 'الواردة', 'الوارد', 'المستلمة',
                'الرسائل الواردة'
            )
            then 'received'
        when
            lower(words(cell)) in (
                'answered', 'messages answered', 'replied', 'closed', 'resolved', 'المجابة',
                'تم الرد عليها', 'تمت الإجابة', 'المنجزة', 'المغلقة'
            )
            then 'answered'
        when
            lower(words(cell)) in (
                'pending',
                'open',
                'waiting',
                'unanswered',
                'in progress',
                'المعلقة',
                'قيد الانتظار',
                'قيد المعالجة', 'قيد الإجراء', 'المفتوحة'
            )
            then 'pending'
        when lower(words(cell)) in ('posts', 'posts published', 'المنشورات', 'عدد المنشورات')
            then 'posts'
        when lower(words(cell)) in ('impressions', 'views', 'مرات الظهور', 'المشاهدات')
            then 'impressions'
        when lower(words(cell)) in ('spend', 'cost', 'spent', 'الإنفاق', 'التكلفة') then 'spend'
        when lower(words(cell)) in ('sessions', 'training sessions', 'الجلسات', 'عدد الجلسات')
            then 'sessions'
        when lower(words(cell)) in ('hours', 'training hours', 'الساعات', 'ساعات التدريب')
            then 'hours'
        else lower(words(cell))
    end
