-- export: microsoft_forms_responses
-- name: Microsoft Forms, responses
-- name ar: نماذج مايكروسوفت، الردود
-- fills: survey_answer
-- means: One row per response, one column per question. Forms numbers the responses of each form
--   from 1, so the file's name says which form it is. Points and feedback stay out. An answer
--   is a score where all answers to its question fit one scale of five steps, in words or numbers;
--   names, addresses and people's own words stay out.
--   A response without any answer keeps one blank one, so that it is counted.
-- columns: ID | Start time | Completion time | Email | Name
-- optional: Last modified time | Total points | Quiz feedback | Language
-- also: ID = المعرف | المعرّف | Identificador
-- also: Start time = وقت البدء | Hora de inicio | Heure de début | Startzeit | Starttid
--   | Hora de início
-- also: Completion time = وقت الإكمال | وقت الانتهاء | Hora de finalización | Heure de fin
--   | Fertigstellungszeit | Slutförandetid | Hora de conclusão
-- also: Email = البريد الإلكتروني | Correo electrónico | Adresse de messagerie | E-Mail | E-post
-- also: Name = الاسم | Nombre | Nom | Namn | Nome
-- also: Last modified time = وقت آخر تعديل | Hora de la última modificación
--   | Heure de la dernière modification | Uhrzeit der letzten Änderung | Hora da última modificação
-- verbatim: *
-- rows: wide
-- zone: local
-- basis: period
-- source: https://support.microsoft.com/en-us/office/check-and-share-your-form-results
with answers as (
    from export
    unpivot include nulls (
        answer for heading in (
            columns(
                * exclude (
                    _row, "ID", "Start time", "Completion time", "Email", "Name",
                    "Last modified time", "Total points", "Quiz feedback", "Language"
                )
            )
        )
    )
),

asked as (
    select
        heading,
        scales_of(heading, list(distinct answer)) as scales,
    from answers
    where answer is not null
    group by heading
    having count(distinct answer) <= 40
)

select
    answers._row,
    'Forms ' || survey_in(getvariable('file')) as survey,
    words(answers."ID") as response_id,
    trim(answers.heading) as item,
    case
        when getvariable('header') like '%Completion time%'
            then written_time(answers."Completion time", 'month')
        else written_time(answers."Completion time", 'day')
    end::date as answered_on,
    nullif(rtrim(answers.answer, ';'), '') as answer,
    score_on(asked.scales, answers.answer) as score,
from answers
left join asked on answers.heading = asked.heading
where answers.heading not like 'Points - %' and answers.heading not like 'Feedback - %'
qualify
    answers.answer is not null
    or row_number() over (
        partition by answers._row order by answers.answer nulls last, answers.heading
    ) = 1
order by answers._row, item
