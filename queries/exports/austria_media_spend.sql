-- export: austria_media_spend
-- name: Austria, media transparency
-- name ar: النمسا، شفافية الإنفاق الإعلامي
-- fills: breakdown
-- means: What each public body spent in each medium in a quarter, in euros, by the paragraph of the
--   law under which it was reported. A report that says nothing was spent has no figure.
-- columns: RECHTSTRÄGER | QUARTAL | BEKANNTGABE | MEDIUM_MEDIENINHABER | EURO
-- optional: LEERMELDUNG
-- also: RECHTSTRÄGER = RECHTSTRAEGER
-- one row: a report with an amount
-- one row ar: إفصاح فيه مبلغ
-- zone: local
-- basis: period
-- source: https://www.data.gv.at (Medientransparenz)
with figures as (
    select
        _row,
        words("RECHTSTRÄGER") as body,
        words("QUARTAL") as period,
        make_date(
            try_cast(left("QUARTAL", 4) as integer),
            3 * try_cast(regexp_extract("QUARTAL", '^20[0-9]{2}([1-4])$', 1) as integer) - 2,
            1
        ) as began_on,
        words("MEDIUM_MEDIENINHABER") as medium,
        concat_ws(' ', 'spent in EUR, §', words("BEKANNTGABE")) as figure,
        "EURO" as cell,
    from export
    where "EURO" is not null
)

select
    _row,
    'media' as channel,
    body as account,
    body as unit,
    period as report,
    began_on as since,
    began_on + interval 3 month as until,
    'medium' as dimension,
    named(medium) as member,
    figure as metric,
    coalesce(
        grade(cell), number(replace(replace(cell, '.', ''), ',', '.'))
    ) as value,
    'EURO' as _column,
    cell as _cell,
from figures
