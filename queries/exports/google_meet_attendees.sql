-- export: google_meet_attendees
-- name: Google Meet, attendance report
-- name ar: جوجل ميت، تقرير الحضور
-- fills: attendance
-- means: One row per person in a meeting, with all the minutes they were there. Where times have no
--   day, the one in the file's name is meant. The organiser's clock is taken to be Bahrain's.
-- columns: Email | Duration | Time joined | Time exited
-- optional: First name | Last name
-- also: First name = Name | الاسم الأول | Nombre | Prénom | Vorname | Nome | Förnamn
-- also: Last name = Surname | اسم العائلة | Apellido | Apellidos | Nom | Nachname | Sobrenome
-- also: Email = Email address | البريد الإلكتروني | Correo electrónico | E-mail | E-post
-- also: Duration = المدة | Duración | Durée | Dauer | Duração | Varaktighet
-- also: Time joined = First joined | Joined | وقت الانضمام | Hora de entrada | Heure d'arrivée
-- also: Time exited = Last exited | Left | وقت الخروج | Hora de salida | Heure de départ
-- zone: bahrain
-- basis: period
-- source: https://support.google.com/meet/answer/10090454
with joined as (
    select
        *,
        written_time(
            case
                when regexp_matches(words("Time joined"), '^[0-9]{1,2}:[0-9]{2}')
                    then day_in(getvariable('file')) || ' ' || "Time joined"
                else "Time joined"
            end,
            'clock'
        ) as join_at,
    from export
),

begun as (
    select
        *,
        min(join_at) over () as began_at,
    from joined
)

select
    _row,
    meeting_session('meet', survey_in(getvariable('file')), began_at) as session_id,
    pseudonym(
        coalesce(words("Email"), concat_ws(' ', words("First name"), words("Last name")))
    ) as learner,
    to_utc(join_at, 'Asia/Bahrain') as joined_at,
    began_at::date as held_on,
    clock_minutes("Duration") as minutes,
    true as attended,
    'Time joined' as _column,
    "Time joined" as _cell,
from begun
