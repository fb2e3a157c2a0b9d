-- check: stated_against_held
-- name: A report states another total than the data
-- name ar: يذكر تقرير مجموعاً يخالف البيانات
-- means: A report's total differs from the sum of what is held here for the same unit and time.
-- means ar: يختلف مجموع مذكور في تقرير عن مجموع ما هو محفوظ هنا للجهة نفسها والمدة نفسها.
-- severity: doubtful
-- finding: “{what}” states {expected}, but what is held here adds up to {found}.
-- finding ar: يذكر «{what}» العدد {expected}، لكن مجموع المحفوظ هنا {found}.
-- remedy: Look for an export that is missing or taken in under another unit, or correct the report.
-- remedy ar: ابحث عن ملف ناقص أو مُدخَل لجهة أخرى، أو صحّح التقرير.
-- threshold: Two in a hundred are let pass: reports are drawn on another day than exports, and platforms mend
--   their figures meanwhile. Where nothing at all is held, nothing is compared.
with counted as (
    select
        'message' as fact,
        'received' as measure,
        unit,
        channel,
        day,
        messages as held,
    from serving.message_daily
    union all
    select
        'message' as fact,
        'answered' as measure,
        unit,
        channel,
        arrived_on as day,
        count(*) as held,
    from message
    where replied_at is not null
    group by all
    union all
    select
        'post' as fact,
        unnest(['posts', 'impressions']) as measure,
        unit,
        channel,
        day,
        unnest([posts, impressions]) as held,
    from serving.post_daily
    union all
    select
        'spend' as fact,
        'spend' as measure,
        unit,
        channel,
        spent_on as day,
        sum(amount) as held,
    from spend
    group by all
    union all
    select
        'session' as fact,
        unnest(['sessions', 'hours']) as measure,
        unit,
        'training' as channel,
        held_on as day,
        unnest([count(*), sum(hours)]) as held,
    from session
    group by unit, held_on
),

compared as (
    select
        counted.fact,
        stated_total.report,
        stated_total.measure,
        stated_total.unit,
        stated_total.channel,
        stated_total.since,
        stated_total.until,
        any_value(stated_total.value) as stated,
        sum(counted.held) as held,
    from stated_total
    inner join unit_path
        on unit_path.ancestor is not distinct from nullif(stated_total.unit, 'Unassigned')
    inner join counted
        on
            stated_total.measure = counted.measure
            and unit_path.unit = counted.unit
            and (stated_total.channel in ('Unassigned', counted.channel))
            and stated_total.since <= counted.day
            and stated_total.until > counted.day
    where stated_total.part = 'Unassigned'
    group by all
)

select
    fact,
    nullif(unit, 'Unassigned') as unit,
    nullif(channel, 'Unassigned') as channel,
    null as account,
    since,
    until,
    held as found,
    stated as expected,
    report || ', ' || measure as what,
from compared
where abs(held - stated) > 0.02 * greatest(held, stated)
order by all
