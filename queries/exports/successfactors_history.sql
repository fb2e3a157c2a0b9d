-- export: successfactors_history
-- name: SAP SuccessFactors, learning history
-- name ar: ساب سكسس فاكتورز، سجل التعلم
-- fills: enrolment
-- means: One row per learner and item learned. When they began is not said: the day it ended stands
--   in. Which states mean that an item is complete, each office names itself: those with "complete"
--   in them that are not "incomplete", or that say passed or attended.
-- columns: STUD_ID | CPNT_ID | CMPL_STAT_ID | COMPL_DTE
-- optional: CPNT_TITLE | ORG_ID
-- also: STUD_ID = StudentID | Student ID | UserID | User ID | userId
-- also: CPNT_ID = ComponentID | Component ID | Item ID
-- also: CMPL_STAT_ID = CompletionStatusID | Completion Status ID | CompletionStatus
-- also: COMPL_DTE = CompletionDate | Completion Date
-- also: CPNT_TITLE = Title | Item Title | ComponentTitle | CPNT_DESC
-- also: ORG_ID = OrganizationID | Organization ID | Organization
-- caveat: When learning began is not said: the day it ended stands for it.
-- caveat ar: لا يذكر الملف تاريخ بدء التعلم: يقوم مقامه تاريخ انتهائه.
-- zone: account
-- basis: moment
-- source: https://help.sap.com/docs/successfactors-learning
select
    _row,
    pseudonym("STUD_ID") as learner,
    coalesce(words("CPNT_TITLE"), words("CPNT_ID")) as programme,
    named("ORG_ID") as unit,
    epoch_or_time("COMPL_DTE", 'month')::date as enrolled_on,
    case
        when regexp_matches(upper("CMPL_STAT_ID"), 'INCOMPL|NOT[_ ]?COMPL|FAIL|NO[_ -]?SHOW')
            then 'enrolled'
        when regexp_matches(upper("CMPL_STAT_ID"), 'COMPL|PASS|ATTEND') then 'completed'
        else 'enrolled'
    end as status,
    case
        when
            regexp_matches(upper("CMPL_STAT_ID"), 'COMPL|PASS|ATTEND')
            and not regexp_matches(upper("CMPL_STAT_ID"), 'INCOMPL|NOT[_ ]?COMPL|FAIL')
            then epoch_or_time("COMPL_DTE", 'month')::date
    end as completed_on,
from export
