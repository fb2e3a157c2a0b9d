-- export: plain_survey_answers
-- name: Plain: survey answers
-- name ar: جدول عام: إجابات الاستبيان
-- fills: survey_answer
-- means: What people answered in surveys on the training. One row per response and question.
-- columns: Survey | Response | Question | Answer
-- optional: Facet | Unit | Module | Date | Wave | Segment | Weight
-- column: Survey = the survey's name
-- column: Response = a number that holds the answers of one person together; not a name
-- column: Question = the question
-- column: Facet = one of favourable, engaging or relevant, for questions on the reaction to
--   the training; recommend, recommend training (0 to 10), expected, perceived, trust, favourability,
--   first heard or applied (yes or no) for the others that a figure is made of; else blank
-- column: Unit = where the person works
-- column: Module = as in the sessions file
-- column: Date = the day of the answer
-- column: Answer = what they answered; a number from 1 to 5 is the score
-- column: Wave = before or after, where a survey is held twice
-- column: Segment = the group of people they belong to, such as an age group
-- column: Weight = how much the person counts for in the sample; blank: 1
-- also: Survey = الاستبيان | الاستبانة | Survey name
-- also: Response = الاستجابة | رقم الاستجابة | Response ID | رقم المشارك
-- also: Question = السؤال
-- also: Facet = البعد | الجانب | Dimension
-- also: Unit = الجهة | رمز الجهة | Unit code
-- also: Module = الوحدة التدريبية | المحور | الوحدة الدراسية | المساق
-- also: Date = التاريخ | Answered on
-- also: Answer = الإجابة | الجواب
-- also: Wave = الجولة | Round
-- also: Segment = الفئة | الفئة العمرية | Age group
-- also: Weight = الوزن | Sample weight
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
    opinion_score(facet_of("Facet"), "Answer") as score,
    wave_of("Wave") as wave,
    words("Segment") as segment,
    amount("Weight") as weight,
from export
