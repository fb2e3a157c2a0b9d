-- export: uk_councils_foi
-- name: mySociety, freedom of information in UK councils
-- name ar: ماي سوسايتي، طلبات حرية المعلومات في المجالس البريطانية
-- fills: breakdown
-- means: Requests for information per council in one year, how many were answered in time, and how
--   many went to review. Which year it was is not said; a council counts by the calendar or the
--   financial year.
-- columns: council | type | all | foi | granted | in_time
-- optional: eir | ir | ir_original_upheld | ico | ico_original_upheld | vex | granted_p
--   | in_time_p
-- zone: no_period
-- basis: period
-- source: https://github.com/mysociety/research_localgov_foi_stats
with figures as (
    select
        _row,
        words("council") as body,
        named("type") as year_kind,
        metric,
        cell,
    from export unpivot (
        cell for metric in (
            "all", "foi", "eir", "granted", "in_time", "ir", "ir_original_upheld",
            "ico", "ico_original_upheld", "vex", "granted_p", "in_time_p"
        )
    )
    where words(cell) is not null
)

select
    _row,
    'foi' as channel,
    body as account,
    body as unit,
    getvariable('report') as report,
    null::date as since,
    null::date as until,
    'year' as dimension,
    year_kind as member,
    case metric when 'all' then 'requests' else metric end as metric,
    number(cell) as value,
    metric as _column,
    cell as _cell,
from figures
