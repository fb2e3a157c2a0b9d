-- export: form_responses
-- name: Online forms, responses
-- name ar: نماذج إلكترونية، الردود
-- fills: survey_answer
-- means: One row per response, one column per question, as Jotform, Typeform, LimeSurvey, Alchemer,
--   KoboToolbox and others give them. The file's name says which form it is. An answer is a score
--   where all answers to its question fit one scale of five steps, in words or numbers; names,
--   addresses and people's own words stay out.
--   A response without any answer keeps one blank one, so that it is counted.
-- columns: Submitted
-- optional: Response | Started | Status | Language | Address | Place | Browser | Page
-- also: Submitted = Submission Date | Submitted At | Submit Date (UTC) | Date Submitted | submitdate
--   | submitdate. Date submitted | _submission_time | Submission Time | Response Date
--   | Completion Date | Completed At | تاريخ الإرسال | وقت الإرسال | تاريخ الرد | تاريخ الإجابة
--   | تاريخ التعبئة | Fecha de envío | Data de envio | Date de soumission | Abgabedatum
-- also: Response = # | Response ID | Submission ID | Respondent | id. Response ID | _id | _uuid
--   | رقم الرد | رقم الاستجابة | ID de respuesta | Antwort ID
-- also: Started = Start Date (UTC) | Time Started | startdate | startdate. Date started | start
--   | Date Started
-- also: Status = Response Type | Stage Date (UTC) | Ending | Tags | الحالة
-- also: Language = startlanguage | startlanguage. Start language | اللغة
-- also: Address = IP Address | ipaddr | ipaddr. IP address | Network ID | عنوان IP
-- also: Place = Location | Country | City | Latitude | Longitude
-- also: Browser = User Agent | Referer | URL Variable: snc | Contact ID | Legacy Comments | Comments
-- also: Page = lastpage | lastpage. Last page | seed | seed. Seed | _index
-- others like: (?i)[?؟]\s*$|\[.+\]\s*$|^(how|what|why|which|when|where|who|did|do|does|are|was|were|will|would|could|can|have|please|rate|overall|to what|in your|ما|ماذا|هل|كيف|لماذا|أي|متى|كم|من|إلى أي|يرجى|قيم|قيّم|مدى)\s+\S+\s+\S|^(i|the|my|this|your|أنا|كان|كانت)\s(\S+\s+){2}\S
-- verbatim: *
-- rows: wide
-- duplicates: numbered
-- zone: stated
-- basis: period
-- source: https://www.jotform.com/help/
with answers as (
    from export
    unpivot include nulls (
        answer for heading in (
            columns(
                * exclude (
                    _row, "Submitted", "Response", "Started", "Status", "Language", "Address",
                    "Place", "Browser", "Page"
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
        row_number() over (partition by "Submitted" order by _row) as nth,
    from export
)

select
    answers._row,
    survey_in(getvariable('file')) as survey,
    coalesce(
        words(answers."Response"),
        coalesce(words(answers."Submitted"), 'line ' || answers._row)
        || case when numbered.nth > 1 then ' #' || numbered.nth else '' end
    ) as response_id,
    trim(answers.heading) as item,
    form_time(answers."Submitted", 'day')::date as answered_on,
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
