-- export: youtube_viewers
-- name: YouTube Studio, table by viewers' age or gender
-- name ar: استوديو يوتيوب، جدول حسب عمر المشاهدين أو جنسهم
-- fills: breakdown
-- columns: Member | Views (%) | Watch time (hours) (%)
-- optional: Average view duration | Average percentage viewed (%)
-- first column: Member
-- first column like: [^\W\d_]
-- also: Views (%) = Visualizações (%) | Visualizaciones (%) | Vues (%) | Aufrufe (%)
--   | Visningar (%) | Visualizzazioni (%) | Weergaven (%) | Просмотры (%) | 視聴回数 (%)
--   | المشاهدات (%) | مرات المشاهدة (%) | عدد المشاهدات (%)
-- also: Watch time (hours) (%) = Tempo de exibição (horas) (%)
--   | Tiempo de visualización (horas) (%) | Tiempo de reproducción (horas) (%)
--   | Durée de visionnage (heures) (%) | Temps de visionnage (heures) (%)
--   | Wiedergabezeit (Stunden) (%) | Visningstid (timmar) (%)
--   | Tempo di visualizzazione (ore) (%) | Время просмотра (часы) (%) | 総再生時間 (時間) (%)
--   | وقت المشاهدة (بالساعات) (%) | وقت المشاهدة (ساعات) (%) | مدة المشاهدة (بالساعات) (%)
-- also: Average view duration = Duração média da visualização
--   | Duración media de las visualizaciones | Duración promedio de vistas
--   | Durée moyenne d'une vue | Durée moyenne de visionnage | Durchschnittliche Wiedergabedauer
--   | Genomsnittlig visningslängd | 平均視聴時間 | متوسط مدة المشاهدة
-- also: Average percentage viewed (%) = Porcentagem visualizada média (%)
--   | Porcentaje medio visto (%) | Pourcentage moyen regardé (%)
--   | Durchschnittliche Wiedergabe in Prozent (%) | 平均視聴率 (%) | 平均再生率 (%)
--   | متوسط النسبة المئوية للمشاهدة (%)
-- rows: footer
-- verbatim: Member
-- zone: no_period
-- basis: period
-- source: studio.youtube.com, Analytics, Advanced mode, Export, Table data
with figures as (
    select
        _row,
        "Member",
        metric,
        cell,
    from export unpivot (
        cell for metric in (
            "Views (%)",
            "Watch time (hours) (%)",
            "Average view duration",
            "Average percentage viewed (%)"
        )
    )
    where words(cell) is not null
        -- The first row is the total; it is more than what the rows below it add up to.
        and not (
            _row = (select min(first._row) as _row, from export as first)
            and lower("Member") in (
                'total', 'gesamt', 'totalt', 'totale', 'totaal', 'celkem', 'razem', 'toplam',
                'итого', 'всего', '合計', '总计', '合计', 'الإجمالي', 'المجموع', 'المجموع الكلي'
            )
        )
)

select
    _row,
    'youtube' as channel,
    getvariable('account') as account,
    getvariable('report') as report,
    null::date as since,
    null::date as until,
    dimension_of(split_part(getvariable('header'), ' | ', 1)) as dimension,
    "Member" as member,
    case metric
        when 'Views' then 'views'
        when 'Views (%)' then 'share of views'
        when 'Watch time (hours)' then 'watched hours'
        when 'Watch time (hours) (%)' then 'share of watched hours'
        when 'Average view duration' then 'average view minutes'
        when 'Average percentage viewed (%)' then 'average share viewed'
        when 'Subscribers' then 'net followers'
        when 'Subscribers gained' then 'gained'
        when 'Subscribers lost' then 'lost'
        when 'Likes' then 'reactions'
        when 'Comments added' then 'comments'
        when 'Shares' then 'shares'
        when 'Impressions' then 'thumbnail impressions'
        when 'Impressions click-through rate (%)' then 'thumbnail click-through rate'
    end as metric,
    case
        when metric = 'Average view duration' then clock_minutes(cell)
        when metric like '%(\%)' escape '\' then round(number(cell) / 100, 6)
        else number(cell)
    end as value,
    metric as _column,
    cell as _cell,
from figures
