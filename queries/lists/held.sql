-- list: held
-- name: What is in
-- name ar: البيانات الموجودة
-- means: Rows per table of facts, with the days they cover.
-- means ar: عدد الصفوف في كل جدول والأيام التي تغطيها.
with rows_of_facts as (
    select
        'post' as fact,
        published_on as since,
        published_on as until,
    from lake.main.post
    union all
    select
        'account_day' as fact,
        day as since,
        day as until,
    from lake.main.account_day
    union all
    select
        'breakdown' as fact,
        since,
        until,
    from lake.main.breakdown
    union all
    select
        'message' as fact,
        arrived_on as since,
        arrived_on as until,
    from lake.main.message
    union all
    select
        'mention' as fact,
        mentioned_on as since,
        mentioned_on as until,
    from lake.main.mention
    union all
    select
        'spend' as fact,
        spent_on as since,
        spent_on as until,
    from lake.main.spend
    union all
    select
        'session' as fact,
        held_on as since,
        held_on as until,
    from lake.main.session
    union all
    select
        'enrolment' as fact,
        enrolled_on as since,
        enrolled_on as until,
    from lake.main.enrolment
    union all
    select
        'attendance' as fact,
        held_on as since,
        held_on as until,
    from lake.main.attendance
    union all
    select
        'assessment' as fact,
        assessed_on as since,
        assessed_on as until,
    from lake.main.assessment
    union all
    select
        'survey_answer' as fact,
        answered_on as since,
        answered_on as until,
    from lake.main.survey_answer
    union all
    select
        'target' as fact,
        period_start as since,
        period_end as until,
    from lake.main.target
    union all
    select
        'event' as fact,
        since,
        until,
    from lake.main.event
    union all
    select
        'stated_total' as fact,
        since,
        until,
    from lake.main.stated_total
)

select
    fact,
    count(*) as held,
    min(since) as since,
    max(until) as until,
from rows_of_facts
group by fact
order by held desc
