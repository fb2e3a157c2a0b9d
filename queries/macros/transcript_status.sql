-- macro: transcript_status
-- means: How a training in a transcript stands: enrolled, completed or withdrawn. Who did not come has
--   withdrawn, and who is exempt or equivalent has completed.
-- expects: a transcript status, such as Completed, In Progress or Withdrawn
-- expects ar: حالة في سجل التدريب، مثل Completed أو In Progress أو Withdrawn
create macro transcript_status(cell) as
    case
        when regexp_matches(
            lower(words(cell)),
            '^(not completed|incomplete|not started|no iniciad|sin iniciar|past due|overdue)'
        )
            then 'enrolled'
        when regexp_matches(
            lower(words(cell)),
            'complet|^exempt|^equival|^passed|aprobad|finalizad|terminé|abgeschlossen|concluíd'
            || '|slutför|مكتمل'
        )
            then 'completed'
        when regexp_matches(
            lower(words(cell)),
            '^no.?show|withdr|cancel|removed|denied|expired|retirad|abgebrochen|ملغ|منسحب'
        )
            then 'withdrawn'
        when regexp_matches(
            lower(words(cell)),
            'progress|regist|approv|pending|assigned|enrol|failed|wait|attended|en curso|en cours'
            || '|inscri|in bearbeitung|em andamento|pågå|مسجل|قيد'
        )
            then 'enrolled'
    end
