-- export: ga4_exploration
-- name: Google Analytics 4, exploration
-- name ar: إحصاءات Google 4، استكشاف
-- fills: breakdown
-- columns: Member
-- first column: Member
-- first column like: [^\W\d_]
-- above like: (?m)^# ?[0-9]{8} ?[-–] ?[0-9]{8}[ ,]*\n# ?-{5,}[ ,]*[\s,]*\Z
-- rows: wide, ragged
-- not rows: (?i),(grand total|totals?|total general|total geral|total général|gesamtsumme|totalsumma|الإجمالي الكلي|المجموع الكلي|الإجمالي)$
-- totals like: (?i),(grand total|totals?|total general|total geral|total général|gesamtsumme|totalsumma|الإجمالي الكلي|المجموع الكلي|الإجمالي)$
-- adds up: Views | Event count | Key events | Conversions | Total revenue
-- verbatim: Member
-- caveat: Of columns that split the figures, such as a page and a country, the names stand together
--   in one; what names a person's device or account becomes a pseudonym.
-- caveat ar: الأعمدة التي تُقسم الأرقام بحسبها، كالصفحة والبلد، تجتمع أسماؤها في اسم واحد؛ وما يدل على
--   جهاز شخص أو حسابه يصبح اسماً مستعاراً.
-- zone: property
-- basis: period
-- source: analytics.google.com, Explore, Export data, CSV
with cells as (
    select
        _row,
        "Member",
        metric,
        cell,
    from export unpivot (cell for metric in (columns(* exclude (_row, "Member"))))
    where words(cell) is not null
),

-- A column with one cell that is no number splits the figures; all others are figures.
sorted_out as (
    select
        *,
        bool_or(number(cell) is null) over (partition by metric) as splits,
    from cells
),

members as (
    select
        _row,
        any_value("Member") as first_member,
        string_agg(cell, ' · ' order by metric) filter (splits) as other_members,
    from sorted_out
    group by _row
),

reported as (
    select
        regexp_extract(getvariable('preamble'), '#[ ]?([0-9]{8}) ?[-–] ?[0-9]{8}', 1) as first_day,
        regexp_extract(getvariable('preamble'), '#[ ]?[0-9]{8} ?[-–] ?([0-9]{8})', 1) as last_day,
        split_part(getvariable('header'), ' | ', 1) as first_name,
)

select
    figures._row,
    'web' as channel,
    getvariable('account') as account,
    reported.first_day || '–' || reported.last_day || ' ' || getvariable('report') as report,
    try_strptime(reported.first_day, '%Y%m%d')::date as since,
    try_strptime(reported.last_day, '%Y%m%d')::date + 1 as until,
    dimension_of(reported.first_name) as dimension,
    concat_ws(
        ' · ',
        case
            when regexp_matches(reported.first_name, '(?i)instance|user.?id|client.?id|device.?id')
                then pseudonym(members.first_member)
            else members.first_member
        end,
        members.other_members
    ) as member,
    ga4_metric(figures.metric) as metric,
    number(figures.cell) as value,
    figures.metric as _column,
    figures.cell as _cell,
from sorted_out as figures
inner join members on figures._row = members._row
cross join reported
where not figures.splits
order by figures._row, figures.metric
