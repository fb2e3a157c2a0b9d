-- export: youtube_breakdown
-- name: YouTube Studio, table by country, city, source …
-- name ar: استوديو يوتيوب، جدول حسب البلد أو المدينة أو المصدر …
-- fills: breakdown
-- columns: Member | Views | Watch time (hours)
-- optional: Average view duration | Average percentage viewed (%) | Subscribers | Subscribers gained | Subscribers lost
--   | Likes | Comments added | Shares | Impressions | Impressions click-through rate (%)
-- first column: Member
-- first column like: [^\W\d_]
-- also: Views = Visualizações | Visualizaciones | Vues | Aufrufe | Visningar | Visualizzazioni
--   | Weergaven | Просмотры | 視聴回数 | المشاهدات | مرات المشاهدة | عدد المشاهدات | Görüntülemeler
--   | Görüntüleme sayısı | Видеопросмотры
-- also: Watch time (hours) = Tempo de exibição (horas) | Tiempo de visualización (horas)
--   | Tiempo de reproducción (horas) | Durée de visionnage (heures)
--   | Temps de visionnage (heures) | Wiedergabezeit (Stunden) | Visningstid (timmar)
--   | Tempo di visualizzazione (ore) | Время просмотра (часы) | 総再生時間 (時間)
--   | وقت المشاهدة (بالساعات) | وقت المشاهدة (ساعات) | مدة المشاهدة (بالساعات) | Kijktijd (uren)
--   | Kijktijd (uur) | İzlenme süresi (saat) | İzleme süresi (saat) | وقت المشاهدة (ساعة)
-- also: Average view duration = Duração média da visualização
--   | Duración media de las visualizaciones | Duración promedio de vistas
--   | Durée moyenne d'une vue | Durée moyenne de visionnage | Durchschnittliche Wiedergabedauer
--   | Genomsnittlig visningslängd | 平均視聴時間 | متوسط مدة المشاهدة
-- also: Average percentage viewed (%) = Porcentagem visualizada média (%)
--   | Porcentaje medio visto (%) | Pourcentage moyen regardé (%)
--   | Durchschnittliche Wiedergabe in Prozent (%) | 平均視聴率 (%) | 平均再生率 (%)
--   | متوسط النسبة المئوية للمشاهدة (%)
-- also: Subscribers = Inscritos | Suscriptores | Abonnés | Abonnenten | Prenumeranter | Iscritti
--   | Подписчики | チャンネル登録者 | المشتركون | المشتركين | Abonnees | Aboneler | Abone sayısı
-- also: Subscribers gained = Inscrições obtidas | Inscritos ganhos | Suscriptores conseguidos
--   | Suscriptores ganados | Abonnés gagnés | Neue Abonnenten | Gewonnene Abonnenten
--   | Prenumeranter som tillkommit | المشتركون المكتسبون
-- also: Subscribers lost = Inscrições perdidas | Inscritos perdidos | Suscriptores perdidos
--   | Abonnés perdus | Verlorene Abonnenten | المشتركون المفقودون
-- also: Likes = Marcações "Gostei" | Gostei | Me gusta | J'aime | „Mag ich“-Bewertungen | Mag ich
--   | Gilla-markeringar | Gillanden | 高評価 | تسجيلات الإعجاب | الإعجابات | Mi piace | Vind-ik-leuks
--   | Beğeniler
-- also: Comments added = Comentários adicionados | Comentarios añadidos | Comentarios agregados
--   | Commentaires ajoutés | Hinzugefügte Kommentare | Kommentare | Tillagda kommentarer
--   | التعليقات المضافة
-- also: Shares = Compartilhamentos | Veces compartido | Veces que se ha compartido | Partages
--   | Geteilte Inhalte | Delningar | مرات المشاركة | المشاركات | Condivisioni | Keren gedeeld
--   | Paylaşımlar
-- also: Impressions = Thumbnail impressions | Impressões | Impresiones | Impressionen
--   | Exponeringar | インプレッション数 | サムネイルのインプレッション | مرات الظهور
-- also: Impressions click-through rate (%) = Thumbnail click-through rate (%)
--   | Taxa de cliques de impressões (%) | Porcentaje de clics de las impresiones (%)
--   | Taux de clics par impression (%) | Klickrate der Impressionen (%)
--   | نسبة النقر إلى الظهور لمرات الظهور (%)
-- rows: footer
-- verbatim: Member
-- totals like: (?i)^(total|gesamt|totalt|totale|totaal|celkem|razem|toplam|итого|всего|合計|总计|合计|الإجمالي|المجموع|المجموع الكلي),
-- adds up: Views | Watch time (hours) | Likes | Comments added | Shares
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
            "Views",
            "Watch time (hours)",
            "Average view duration",
            "Average percentage viewed (%)",
            "Subscribers",
            "Subscribers gained",
            "Subscribers lost",
            "Likes",
            "Comments added",
            "Shares",
            "Impressions",
            "Impressions click-through rate (%)"
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
