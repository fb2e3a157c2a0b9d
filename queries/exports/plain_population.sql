-- export: plain_population
-- name: Plain: population and employees
-- name ar: جدول عام: السكان والموظفون
-- fills: population
-- means: How many people there are: citizens by group, and employees by unit. They stand below
--   shares of people.
-- columns: Grouped by | Group | Counted on | People
-- optional: Target | Unit
-- column: Grouped by = all, age, gender or another split of the audience; or employees
-- column: Group = which group, such as 18-24; all for everybody
-- column: Counted on = the day they were counted
-- column: People = how many
-- column: Target = yes where it is the group that communication aims at
-- column: Unit = for employees: the unit they work for; blank: the government as a whole
-- also: Grouped by = التقسيم حسب | Group kind
-- also: Group = الفئة | Segment
-- also: Counted on = تاريخ الإحصاء | Census date
-- also: People = عدد الأشخاص | عدد السكان | Headcount
-- also: Target = فئة مستهدفة | Is target
-- also: Unit = الجهة | رمز الجهة | Unit code
-- example: age,18-24,2024-01-01,150000,yes,
-- zone: bahrain
-- basis: moment
-- source: docs/plain-formats.md
select
    _row,
    named("Unit") as unit,
    dimension_of("Grouped by") as dimension,
    lower(words("Group")) as segment,
    written_day("Counted on") as counted_on,
    tally("People") as people,
    truth("Target") as is_target,
from export
