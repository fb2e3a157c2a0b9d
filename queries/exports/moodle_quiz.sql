-- export: moodle_quiz
-- name: Moodle, quiz attempts
-- name ar: مودل، محاولات الاختبار
-- fills: assessment
-- means: One row per attempt at a quiz; of several of one learner, the last in the file counts. The
--   header says how much could be reached. The file's name says which course and which quiz.
-- columns: State | Started on | Completed
-- optional: First name | Last name | ID number | Username | Institution | Department | Email address
--   | Time taken
-- also: State = Status | Estado | État | Statut | الحالة
-- also: Started on = Started | Comenzado el | Commencé le | Begonnen am | Begonnen | بدأ في
-- also: Completed = Finalizado | Terminado | Terminé | Beendet | Beendet am | أكتملت في
-- also: Time taken = Duration | Tiempo requerido | Temps utilisé | Verbrauchte Zeit | الوقت المستغرق
-- also: First name = Nombre | Prénom | Vorname | Nome | الاسم الأول
-- also: Last name = Surname | Apellido(s) | Nom de famille | Nachname | الاسم الأخير
-- also: Email address = Dirección de correo | Adresse de courriel | E-Mail-Adresse
-- others like: ^[^/]+/[0-9.,]+$
-- rows: wide
-- duplicates: numbered
-- zone: stated
-- basis: period
-- source: https://docs.moodle.org/en/Quiz_reports
with grades as (
    from export
    unpivot include nulls (
        cell for heading in (
            columns(
                * exclude (
                    _row, "State", "Started on", "Completed", "First name", "Last name",
                    "ID number", "Username", "Institution", "Department", "Email address",
                    "Time taken"
                )
            )
        )
    )
),

whole_quiz as (
    select
        *,
        row_number() over (
            partition by _row
            order by list_position(string_split(getvariable('others'), chr(31)), heading)
        ) as nth,
    from grades
    where regexp_matches(heading, '^[^/]+/[0-9.,]+$') and "State" is not null
)

select
    _row,
    pseudonym(coalesce(
        words("Email address"),
        words("Username"),
        words("ID number"),
        concat_ws(' ', words("First name"), words("Last name"))
    )) as learner,
    trim(split_part(course_in(getvariable('file')), '-', 1)) as programme,
    test_module_in(course_in(getvariable('file'))) as module,
    test_kind_in(course_in(getvariable('file'))) as kind,
    coalesce(words("Department"), words("Institution")) as unit,
    coalesce(
        written_time("Completed", 'day'), written_time("Started on", 'day')
    )::date as assessed_on,
    grade(cell) as score,
    case
        when cell is null or grade(cell) is not null
            then grade(regexp_extract(heading, '/([0-9.,]+)$', 1))
    end as max_score,
    heading as _column,
    cell as _cell,
from whole_quiz
where nth = 1
