-- macro: is_completed
-- means: Whether an activity's state in a completion report says that it is complete; null where the
--   cell says something else, such as a date.
create macro is_completed(cell) as
    case
        when regexp_matches(
            lower(words(cell)),
            '^(not completed|no finalizad|non terminé|nicht abgeschlossen|não concluíd|inte slutför'
            || '|لم يكتمل|غير مكتمل)'
        )
            then false
        when regexp_matches(lower(words(cell)), 'did not achieve|no alcanz|nicht erreicht|لم يحقق')
            then false
        when regexp_matches(
            lower(words(cell)),
            '^(completed|complete|finalizad|terminé|achevé|abgeschlossen|concluíd|slutför|مكتمل'
            || '|اكتمل|تم الإكمال)'
        )
            then true
    end
