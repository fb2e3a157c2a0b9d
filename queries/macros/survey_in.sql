-- macro: survey_in
-- means: A survey's name in the name of the file with its responses: without the folder, the ending,
--   the sheet, and the number of responses or of the copy.
create macro survey_in(file) as
    coalesce(
        nullif(
            trim(
                regexp_replace(
                    regexp_replace(
                        regexp_replace(file, '^.*/|\.[A-Za-z]+$', '', 'g'),
                        ' *[-–] *(Form [Rr]esponses|ردود النموذج|Respuestas de formulario'
                        || '|Respostas ao formulário|Réponses au formulaire|Formularantworten'
                        || '|Formulärsvar|Sheet|ورقة) ?[0-9٠-٩]*.*$', ''
                    ),
                    ' *\(([Rr]esponses|ردود|الردود|[Rr]espuestas|[Rr]espostas'
                    || '|[Rr]éponses|Antworten|[Ss]var|[0-9]+(-[0-9]+)?)\)', '', 'g'
                )
            ),
            ''
        ),
        file
    )
