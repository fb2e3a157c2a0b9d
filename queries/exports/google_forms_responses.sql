-- export: google_forms_responses
-- name: Google Forms, responses
-- name ar: نماذج جوجل، الردود
-- fills: survey_answer
-- means: One row per response, one column per question. Responses have no number: the moment they
--   were sent in stands for one. The file's name says which form it is. An answer is a score where
--   all answers to its question fit one scale of five steps, in words or numbers; names, addresses
--   and people's own words stay out.
--   A response without any answer keeps one blank one, so that it is counted.
-- columns: Timestamp
-- optional: Email Address | Username | Score
-- also: Timestamp = طابع زمني | الطابع الزمني | Marca temporal | Carimbo de data/hora | Horodateur
--   | Zeitstempel | Tidstämpel
-- also: Email Address = Email address | عنوان البريد الإلكتروني | Dirección de correo electrónico
--   | Endereço de e-mail | Adresse e-mail | E-Mail-Adresse | E-postadress
-- also: Username = اسم المستخدم | Nombre de usuario | Nome de usuário | Nom d'utilisateur
--   | Nutzername | Användarnamn
-- also: Score = Total score | النتيجة | مجموع النقاط | Puntuación | Pontuação | Note | Punktzahl | Poäng
-- others like: (?i)[?؟]\s*$|\[.+\]\s*$|^(how|what|why|which|when|where|who|did|do|does|are|was|were|will|would|could|can|have|please|rate|overall|to what|in your|ما|ماذا|هل|كيف|لماذا|أي|متى|كم|من|إلى أي|يرجى|قيم|قيّم|مدى)\s+\S+\s+\S|^(i|the|my|this|your|أنا|كان|كانت)\s(\S+\s+){2}\S
-- verbatim: *
-- rows: wide
-- duplicates: numbered
-- zone: stated
-- basis: period
-- source: https://support.google.com/docs/answer/2917686
with answers as (
    from export
    unpivot include nulls (
        answer for heading in (
            columns(
                * exclude (
                    _row, "Timestamp", "Email Address", "Username", "Score"
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
),

numbered as (
    select
        _row,
        row_number() over (partition by "Timestamp" order by _row) as nth,
    from export
)

select
    answers._row,
    survey_in(getvariable('file')) as survey,
    coalesce(words(answers."Timestamp"), 'line ' || answers._row)
    || case when numbered.nth > 1 then ' #' || numbered.nth else '' end as response_id,
    trim(answers.heading) as item,
    case
        when getvariable('header') like 'Timestamp%'
            then form_time(answers."Timestamp", 'month')
        else form_time(answers."Timestamp", 'day')
    end::date as answered_on,
    nullif(rtrim(answers.answer, ';'), '') as answer,
    score_on(asked.scales, answers.answer) as score,
from answers
inner join numbered on answers._row = numbered._row
left join asked on answers.heading = asked.heading
qualify
    answers.answer is not null
    or row_number() over (
        partition by answers._row order by answers.answer nulls last, answers.heading
    ) = 1
order by answers._row, item
