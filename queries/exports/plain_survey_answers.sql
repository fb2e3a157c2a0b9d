-- export: plain_survey_answers
-- name: Plain: survey answers
-- name ar: جدول عام: إجابات الاستبيان
-- fills: survey_answer
-- means: What people answered in surveys on the training. One row per response and question.
-- columns: Survey | Response | Question | Answer
-- optional: Facet | Unit | Module | Date
-- column: Survey = the survey's name
-- column: Response = a number that holds the answers of one person together; not a name
-- column: Question = the question
-- column: Facet = one of favourable, engaging or relevant, for questions on the reaction to
--   the training; blank for others
-- column: Unit = where the person works
-- column: Module = as in the sessions file
-- column: Date = the day of the answer
-- column: Answer = what they answered; a number from 1 to 5 is the score
-- also: Survey = الاستبيان | الاستبانة | Survey name
-- also: Response = الاستجابة | رقم الاستجابة | Response ID | رقم المشارك
-- also: Question = السؤال
-- also: Facet = البعد | الجانب | Dimension
-- also: Unit = الجهة | رمز الجهة | Unit code
-- also: Module = الوحدة التدريبية | المحور | الوحدة الدراسية | المساق
-- also: Date = التاريخ | Answered on
-- also: Answer = الإجابة | الجواب
-- maybe: Response = Respondent | Submission | ID | رقم الاستمارة
-- maybe: Question = Item | Statement | العبارة | البند
-- maybe: Answer = Reply | Value | Choice | الرد | القيمة
-- maybe: Date = Submitted | Day | تاريخ الإرسال
-- example: After the module,R-88,I can use this at work,relevant,MOH,service,2024-03-14,5
-- zone: bahrain
-- basis: period
-- source: docs/plain-formats.md
select
    _row,
    words("Survey") as survey,
    learner_of("Response") as response_id,
    words("Question") as item,
    coalesce(facet_of("Facet"), 'Unassigned') as facet,
    named("Unit") as unit,
    module_of("Module") as module,
    written_day("Date") as answered_on,
    words("Answer") as answer,
    score_of("Answer") as score,
from export
