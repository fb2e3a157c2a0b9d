-- table: survey_answer
-- means: One row per respondent and question, with the score where the answer is on a scale.
--   `wave` tells a survey before something from one after it.
-- key: survey, response_id, item
-- dated by: answered_on
-- of people: rows
-- basis: period
create table survey_answer (
    survey varchar not null,
    response_id varchar not null,
    item varchar not null,
    facet varchar not null,
    unit varchar not null,
    module varchar not null,
    answered_on date,
    answer varchar,
    score double,
    wave varchar,
    segment varchar,
    weight double
)
