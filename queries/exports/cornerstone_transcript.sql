-- export: cornerstone_transcript
-- name: Cornerstone, transcript
-- name ar: كورنرستون، سجل التدريب
-- fills: enrolment
-- means: One row per learner and training, below the report's title and filters. The day of
--   registration counts, where it is blank that of assignment, else that of the start or the end.
-- columns: Training Title | Transcript Status
-- optional: User ID | User Full Name | Work Email Address | Division
--   | Transcript Registration Date | Transcript Assigned Date | Training Start Date
--   | Transcript Completed Date
-- also: Training Title = Training - Training Title | Título de la formación
--   | Título de la capacitación | Titre de la formation | Schulungstitel
-- also: Transcript Status = Transcript - Transcript Status | Estado de expediente
--   | Estado del expediente | Statut du dossier
-- also: User ID = Employee ID | User - User ID | User - Employee ID | ID de usuario
-- also: User Full Name = User - User Full Name | Nombre completo del usuario
-- also: Work Email Address = User - User Email | User Email | User - Work Email Address
-- also: Division = Macro Entity Level 2 (Zone) | User - Division | Department | User - Department
--   | OU Division | División
-- also: Transcript Registration Date = Transcript - Transcript Registration Date
--   | Fecha de registro de expediente | Fecha de inscripción de expediente
-- also: Transcript Assigned Date = Transcript - Transcript Assigned Date
--   | Fecha de asignación de expediente
-- also: Training Start Date = Training - Training Start Date | Fecha de inicio de la formación
-- also: Transcript Completed Date = Transcript - Transcript Completed Date
--   | Fecha de finalización de expediente | Transcript Completion Date
-- one of: User ID | User Full Name | Work Email Address
-- duplicates: first
-- rows: footer
-- zone: account
-- basis: moment
-- source: https://help.csod.com
with dated_trainings as (
    select
        *,
        written_day("Transcript Registration Date") as registered_on,
        written_day("Transcript Assigned Date") as assigned_on,
        written_day("Training Start Date") as started_on,
        written_day("Transcript Completed Date") as completed_on,
    from export
)

select
    _row,
    pseudonym(
        coalesce(words("Work Email Address"), words("User ID"), words("User Full Name"))
    ) as learner,
    words("Training Title") as programme,
    named("Division") as unit,
    coalesce(registered_on, assigned_on, started_on, completed_on) as enrolled_on,
    transcript_status("Transcript Status") as status,
    case when transcript_status("Transcript Status") = 'completed' then completed_on
    end as completed_on,
from dated_trainings
