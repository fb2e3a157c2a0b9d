-- export: people_survey_units
-- name: UK Civil Service People Survey, organisations
-- name ar: استطلاع موظفي الخدمة المدنية البريطانية، الجهات
-- fills: unit
-- means: Which organisation belongs to which department group; the groups are units too.
-- columns: organisation_code | organisation | department_group
-- other columns: none
-- zone: none
-- basis: moment
-- source: https://www.gov.uk/government/collections/civil-service-people-survey-hub
select
    _row,
    words("organisation_code") as unit,
    words("department_group") as parent,
    named("organisation") as name,
    named("organisation") as name_ar,
from export
union all
select
    min(_row) as _row,
    words("department_group") as unit,
    null as parent,
    words("department_group") as name,
    words("department_group") as name_ar,
from export
where "department_group" is not null
group by all
