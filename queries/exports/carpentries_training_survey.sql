-- export: carpentries_training_survey
-- name: The Carpentries, survey after instructor training
-- name ar: ذا كاربنتريز، استبيان ما بعد تدريب المدربين
-- fills: survey_answer
-- means: One row per response, one column per question; words of agreement become scores.
--   A response without any answer keeps one blank one, so that it is counted.
-- columns: Date | WhenTaking | MemberSite | UniqueID
-- optional: MemberSiteOther | Workshop ID
-- verbatim: *
-- rows: wide
-- zone: local
-- basis: period
-- source: https://github.com/carpentries/assessment
with answers as (
    from export
    unpivot include nulls (
        answer for heading in (
            columns(
                * exclude (
                    _row, "Date", "WhenTaking", "MemberSite", "UniqueID", "MemberSiteOther",
                    "Workshop ID"
                )
            )
        )
    )
)

select
    _row,
    'Carpentries instructor training' as survey,
    concat_ws(' ', words("UniqueID"), words("Date"), 'line ' || _row) as response_id,
    heading as item,
    written_time("Date", 'month')::date as answered_on,
    answer,
    case
        when max(number(answer)) over (partition by heading) > 5 then null
        else score_of(answer)
    end as score,
from answers
qualify
    answer is not null
    or row_number() over (partition by _row order by answer nulls last, heading) = 1
order by _row, item
