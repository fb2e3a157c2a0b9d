-- macro: module_of
-- means: A module of the programme by its short name, in English or Arabic; any other as it is
--   written, Unassigned where the cell is blank.
create macro module_of(cell) as
    case
        when replace(lower(words(cell)), '_', ' ') in (
            'public sector', 'the public sector', 'public sector work', 'القطاع العام',
            'العمل في القطاع العام'
        )
            then 'public_sector'
        when replace(lower(words(cell)), '_', ' ') in (
            'teamwork', 'team work', 'working in teams', 'العمل الجماعي', 'العمل ضمن فريق',
            'عمل الفريق', 'روح الفريق'
        )
            then 'teamwork'
        when replace(lower(words(cell)), '_', ' ') in (
            'planning', 'planning and organising', 'planning and organizing', 'التخطيط',
            'التخطيط والتنظيم'
        )
            then 'planning'
        when replace(lower(words(cell)), '_', ' ') in (
            'service', 'public service', 'customer service', 'serving citizens', 'الخدمة',
            'خدمة الجمهور', 'خدمة العملاء', 'خدمة المواطنين', 'خدمة المتعاملين'
        )
            then 'service'
        else named(cell)
    end
