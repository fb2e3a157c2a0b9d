-- export: ga4_breakdown
-- name: Google Analytics 4, table by page, event, country …
-- name ar: إحصاءات Google 4، جدول حسب الصفحة أو الحدث أو البلد …
-- fills: breakdown
-- columns: Member
-- first column: Member
-- first column like: [^\W\d_]
-- title like: ^#.*: ?[0-9]{8}$
-- rows: wide, ragged
-- ends at: blank
-- verbatim: Member
-- zone: property
-- basis: period
-- source: analytics.google.com, Reports, Share, Download CSV
with tables as (
    select
        ga4_since(getvariable('preamble')) as since,
        ga4_until(getvariable('preamble')) as until,
        dimension_of(split_part(getvariable('header'), ' | ', 1)) as dimension,
),

figures as (
    select
        _row,
        "Member",
        metric,
        cell,
    from export unpivot (cell for metric in (columns(* exclude (_row, "Member"))))
    -- -1 stands for a week of a cohort that is still to come.
    where words(cell) is not null and cell <> '-1'
)

select
    figures._row,
    'web' as channel,
    coalesce(ga4_property(getvariable('top')), getvariable('account')) as account,
    coalesce(ga4_property(getvariable('top')), getvariable('account')) as account_name,
    tables.since::varchar || '–' || (tables.until - 1)::varchar as report,
    tables.since,
    tables.until,
    tables.dimension,
    case
        when tables.dimension = 'day' and regexp_matches(figures."Member", '^[0-9]{4}$')
            then (tables.since + try_cast(figures."Member" as integer))::varchar
        else figures."Member"
    end as member,
    ga4_metric(figures.metric) as metric,
    number(figures.cell) as value,
    figures.metric as _column,
    figures.cell as _cell,
from figures
cross join tables
