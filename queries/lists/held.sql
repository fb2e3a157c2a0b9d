-- list: held
-- name: What is in
-- name ar: البيانات الموجودة
-- means: Rows per table of facts, with the days they cover.
-- means ar: عدد الصفوف في كل جدول والأيام التي تغطيها.
select 'post' as fact, count(*) as held, min(published_on) as since, max(published_on) as until, from post
union all
select 'account_day', count(*), min(day), max(day), from account_day
union all
select 'breakdown', count(*), min(since), max(until), from breakdown
union all
select 'message', count(*), min(arrived_on), max(arrived_on), from message
union all
select 'mention', count(*), min(mentioned_on), max(mentioned_on), from mention
union all
select 'spend', count(*), min(spent_on), max(spent_on), from spend
union all
select 'session', count(*), min(held_on), max(held_on), from session
union all
select 'enrolment', count(*), min(enrolled_on), max(enrolled_on), from enrolment
union all
select 'attendance', count(*), min(held_on), max(held_on), from attendance
union all
select 'assessment', count(*), min(assessed_on), max(assessed_on), from assessment
union all
select 'survey_answer', count(*), min(answered_on), max(answered_on), from survey_answer
union all
select 'target', count(*), min(period_start), max(period_end), from target
union all
select 'event', count(*), min(since), max(until), from event
