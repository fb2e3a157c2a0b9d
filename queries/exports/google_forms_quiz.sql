-- export: google_forms_quiz
-- name: Google Forms, quiz scores
-- name ar: نماذج جوجل، نتائج اختبار
-- fills: assessment
-- means: One row per learner with the points of the whole quiz, as in 8 / 10; the answers stay out. A
--   file named a pre-test or a post-test is one before or after the module.
-- columns: Timestamp | Score | Learner
-- also: Timestamp = طابع زمني | الطابع الزمني | Marca temporal | Carimbo de data/hora | Horodateur
--   | Zeitstempel | Tidstämpel
-- also: Score = Total score | النتيجة | مجموع النقاط | Puntuación | Pontuação | Note | Punktzahl | Poäng
-- also: Learner = Email Address | Username | عنوان البريد الإلكتروني | اسم المستخدم
--   | Dirección de correo electrónico | Nombre de usuario | Endereço de e-mail | Adresse e-mail
--   | Nom d'utilisateur | E-Mail-Adresse | Nutzername | E-postadress
-- zone: stated
-- basis: period
-- source: https://support.google.com/docs/answer/7032287
select
    _row,
    pseudonym("Learner") as learner,
    survey_in(getvariable('file')) as programme,
    test_module_in(survey_in(getvariable('file'))) as module,
    test_kind_in(survey_in(getvariable('file'))) as kind,
    case
        when getvariable('header') like 'Timestamp%' then form_time("Timestamp", 'month')
        else form_time("Timestamp", 'day')
    end::date as assessed_on,
    number(regexp_extract("Score", '^([0-9.]+) */', 1)) as score,
    number(regexp_extract("Score", '/ *([0-9.]+)$', 1)) as max_score,
from export
