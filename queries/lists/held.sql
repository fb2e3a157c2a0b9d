-- list: held
-- name: What is in
-- name ar: البيانات الموجودة
-- means: Rows per table of facts, with the days they cover.
-- means ar: عدد الصفوف في كل جدول والأيام التي تغطيها.
select 'post' as fact, count(*) as held, min(published_on) as since, max(published_on) as until, from lake.main.post
union all
select 'account_day', count(*), min(day), max(day), from lake.main.account_day
union all
select 'breakdown', count(*), min(since), max(until), from lake.main.breakdown
union all
select 'message', count(*), min(arrived_on), max(arrived_on), from lake.main.message
union all
select 'mention', count(*), min(mentioned_on), max(mentioned_on), from lake.main.mention
union all
select 'spend', count(*), min(spent_on), max(spent_on), from lake.main.spend
union all
select 'session', count(*), min(held_on), max(held_on), from lake.main.session
union all
select 'enrolment', count(*), min(enrolled_on), max(enrolled_on), from lake.main.enrolment
union all
select 'attendance', count(*), min(held_on), max(held_on), from lake.main.attendance
union all
select 'assessment', count(*), min(assessed_on), max(assessed_on), from lake.main.assessment
union all
select 'survey_answer', count(*), min(answered_on), max(answered_on), from lake.main.survey_answer
union all
select 'target', count(*), min(period_start), max(period_end), from lake.main.target
union all
select 'event', count(*), min(since), max(until), from lake.main.event
