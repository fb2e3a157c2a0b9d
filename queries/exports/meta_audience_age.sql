-- export: meta_audience_age
-- name: Meta Business Suite, audience by age and gender
-- name ar: Meta Business Suite، الجمهور حسب العمر والجنس
-- fills: breakdown
-- columns: Age | Women | Men
-- first column: Age
-- other columns: none
-- also: Women = Mulheres | Mujeres | Femmes | Frauen | Kvinnor | النساء | نساء | السيدات
-- also: Men = Homens | Hombres | Hommes | Männer | Män | الرجال | رجال
-- ends at: blank
-- verbatim: Age
-- zone: none
-- basis: moment
-- source: business.facebook.com, Insights, Audience, Export
with figures as (
    select
        _row,
        "Age",
        metric,
        cell,
    from export unpivot (cell for metric in ("Women", "Men"))
    where words(cell) is not null
)

select
    _row,
    meta_channel(getvariable('title')) as channel,
    getvariable('account') as account,
    getvariable('report') as report,
    null::date as since,
    null::date as until,
    'age and gender' as dimension,
    "Age" || case metric when 'Women' then ' women' else ' men' end as member,
    'share of followers' as metric,
    -- Percent points, in older files with a sign and the comma of the page's language.
    round(number(replace(rtrim(cell, '% '), ',', '.')) / 100, 6) as value,
    metric as _column,
    cell as _cell,
from figures
