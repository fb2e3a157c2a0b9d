-- export: moodle_attendance
-- name: Moodle, attendance
-- name ar: مودل، الحضور
-- fills: attendance
-- means: One row per learner, one column per session, headed by its day and hour. Who was present or
--   late attended. How long is not said: the minutes are 0. The file's name says which course.
-- columns: Last name | First name
-- optional: Groups | ID number | Username | Email address | Institution | Department
--   | Taken sessions | Points | Percentage
-- also: Last name = Surname | Apellido(s) | Nom de famille | Nachname | الاسم الأخير
-- also: First name = Nombre | Prénom | Vorname | الاسم الأول
-- also: ID number = Student ID | User ID
-- also: Email address = Dirección de correo | Adresse de courriel | E-Mail-Adresse
-- others like: ^[0-9]{1,2} [A-Za-z]{3,9} 20[0-9]{2}\b
-- rows: wide
-- duplicates: numbered
-- caveat: How long learners stayed is not said: their minutes count as 0.
-- caveat ar: لا يذكر الملف مدة بقاء المتعلمين: تُحسب دقائقهم صفراً.
-- zone: bahrain
-- basis: period
-- source: https://docs.moodle.org/en/Attendance_activity
with grades as (
    from export
    unpivot include nulls (
        cell for heading in (
            columns(
                * exclude (
                    _row, "Last name", "First name", "Groups", "ID number", "Username",
                    "Email address", "Institution", "Department", "Taken sessions", "Points",
                    "Percentage"
                )
            )
        )
    )
),

met as (
    select
        *,
        regexp_extract(
            heading,
            '^([0-9]{1,2} [A-Za-z]{3})[a-z]*( 20[0-9]{2})'
            || '(?:( [0-9]{1,2})[.:]([0-9]{2}) ?([AaPp][Mm])?)?',
            ['day', 'year', 'hour', 'minute', 'half']
        ) as begins,
    from grades
    where regexp_matches(heading, '^[0-9]{1,2} [A-Za-z]{3,9} 20[0-9]{2}\b') and cell is not null
),

timed_sessions as (
    select
        *,
        written_time(
            begins['day'] || begins['year']
            || if(begins['hour'] = '', '', begins['hour'] || ':' || begins['minute'])
            || if(begins['half'] = '', '', ' ' || upper(begins['half'])),
            'day'
        ) as held_at,
        upper(left(cell, 1)) as mark,
    from met
)

select
    _row,
    concat_ws(' ', course_in(getvariable('file')), heading) as session_id,
    pseudonym(coalesce(
        words("Email address"),
        words("Username"),
        words("ID number"),
        concat_ws(' ', words("First name"), words("Last name"))
    )) as learner,
    to_utc(held_at, 'Asia/Bahrain') as joined_at,
    held_at::date as held_on,
    coalesce(words("Department"), words("Institution")) as unit,
    0.0 as minutes,
    case
        when mark in ('P', 'L', 'ح', 'م') then true
        when mark in ('E', 'A', 'U', 'غ') then false
    end as attended,
    heading as _column,
    cell as _cell,
from timed_sessions
where mark <> '?'
