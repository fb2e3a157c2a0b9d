-- export: meta_audience_places
-- name: Meta Business Suite, audience by country or city
-- name ar: Meta Business Suite، الجمهور حسب البلد أو المدينة
-- fills: breakdown
-- columns: First
-- first column: First
-- titles: Top countries | Top towns/cities | Top cities | Top pages | Principais países
--   | Principais cidades | Principales países | Países principales | Ciudades principales
--   | Principales ciudades | Pays principaux | Principaux pays | Villes principales
--   | Principales villes | Top-Länder | Top-Städte | Länder | Städer | Populäraste länderna
--   | Populäraste städerna | أهم البلدان | أهم المدن | أبرز البلدان | أبرز المدن | أهم الدول
-- rows: wide
-- ends at: blank
-- zone: none
-- basis: moment
-- source: business.facebook.com, Insights, Audience, Export
with figures as (
    -- The places stand in the header, their shares in the one row below it.
    select
        _row,
        case
            when place = 'First' then split_part(getvariable('header'), ' | ', 1)
            else place
        end as place,
        cell,
    from export unpivot (cell for place in (columns(* exclude (_row))))
    where words(cell) is not null
)

select
    _row,
    meta_channel(getvariable('title')) as channel,
    getvariable('account') as account,
    getvariable('report') as report,
    null::date as since,
    null::date as until,
    case
        when regexp_matches(
                lower(getvariable('title')), 'cit|cidade|ciudad|ville|städ|städte|town|مدن'
            )
            then 'city'
        else 'country'
    end as dimension,
    place as member,
    'share of followers' as metric,
    -- Percent points, in older files with a sign and the comma of the page's language.
    round(number(replace(rtrim(cell, '% '), ',', '.')) / 100, 6) as value,
    place as _column,
    cell as _cell,
from figures
