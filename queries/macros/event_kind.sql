-- macro: event_kind
-- means: What sort of event it is: campaign, religious, training, outage or change.
-- expects: campaign, religious, training, outage or change
-- expects ar: إحدى القيم: حملة أو مناسبة دينية أو تدريب أو انقطاع أو تغيير
create macro event_kind(cell) as
    case
        when lower(words(cell)) in ('campaign', 'حملة', 'حملة إعلامية') then 'campaign'
        when lower(words(cell)) in (
            'religious', 'religious season', 'ديني', 'دينية', 'مناسبة دينية'
        )
            then 'religious'
        when lower(words(cell)) in ('training', 'training batch', 'batch', 'تدريب', 'دفعة تدريب')
            then 'training'
        when lower(words(cell)) in ('outage', 'incident', 'انقطاع', 'عطل') then 'outage'
        when lower(words(cell)) in ('change', 'تغيير', 'تغيير تنظيمي') then 'change'
    end
