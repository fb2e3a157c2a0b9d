-- export: moodle_grades
-- name: Moodle, grades
-- name ar: مودل، الدرجات
-- fills: assessment
-- means: One row per learner, one column per graded item and way of showing grades. Only grades in
--   percent say how much could be reached; other ways and feedback stay out. Grades carry no day:
--   the one on which they were downloaded, in the last column, stands in. A test that is called a
--   pre-test or a post-test is one before or after the module. The file's name says which course.
-- columns: Last downloaded from this course
-- optional: First name | Last name | ID number | Username | Institution | Department | Email address
--   | Suspended
-- also: Last downloaded from this course = Última descarga de este curso
--   | Última descarga realizada de este curso | Dernier téléchargement depuis ce cours
--   | Dernier téléchargement de ce cours | Zuletzt aus diesem Kurs geladen
--   | Último download deste curso | آخر تنزيل من هذا المقرر الدراسي | آخر تنزيل من هذا المقرر
-- also: First name = Nombre | Prénom | Vorname | Nome | Förnamn | الاسم الأول
-- also: Last name = Surname | Apellido(s) | Apellidos | Nom de famille | Nom | Nachname | Sobrenome
--   | Apelido | Efternamn | الاسم الأخير | اسم العائلة
-- also: ID number = Número de ID | Numéro d'identification | ID-Nummer | Número de identificação
--   | Idnummer | رقم المعرف
-- also: Username = Nombre de usuario | Nom d'utilisateur | Anmeldename | اسم المستخدم
-- also: Institution = Institución | Instituição | Institutionen | المؤسسة
-- also: Department = Departamento | Département | Abteilung | Avdelning | القسم
-- also: Email address = Dirección de correo | Adresse de courriel | E-Mail-Adresse
--   | Endereço de email | E-postadress | عنوان البريد الإلكتروني
-- also: Suspended = Suspendido | Suspendu | Gesperrt | موقوف
-- others like: \(.+\)$
-- rows: wide
-- duplicates: numbered
-- one row: a grade in percent
-- one row ar: درجة بالنسبة المئوية
-- caveat: Grades carry no day: that of the download stands for it.
-- caveat ar: لا تاريخ للدرجات: يقوم يوم تنزيلها مقامه.
-- zone: none
-- basis: moment
-- source: https://docs.moodle.org/en/Grade_export
with grades as (
    from export
    unpivot include nulls (
        cell for heading in (
            columns(
                * exclude (
                    _row, "Last downloaded from this course", "First name", "Last name",
                    "ID number", "Username", "Institution", "Department", "Email address",
                    "Suspended"
                )
            )
        )
    )
),

named_items as (
    select
        *,
        trim(regexp_replace(heading, '\s*\([^()]*\)$', '')) as item,
        bool_or(cell like '%\%' escape '\') over (partition by heading) as is_percent,
    from grades
)

select
    _row,
    pseudonym(coalesce(
        words("Email address"),
        words("Username"),
        words("ID number"),
        concat_ws(' ', words("First name"), words("Last name"))
    )) as learner,
    course_in(getvariable('file')) as programme,
    test_module_in(item) as module,
    test_kind_in(item) as kind,
    coalesce(words("Department"), words("Institution")) as unit,
    coalesce(
        epoch_ms(try_cast(words("Last downloaded from this course") as bigint) * 1000)::date,
        gradebook_day(getvariable('file'), getvariable('today'))
    ) as assessed_on,
    grade(cell) as score,
    case when cell is null or grade(cell) is not null then 100.0 end as max_score,
    heading as _column,
    cell as _cell,
from named_items
where is_percent
order by _row, module, kind
