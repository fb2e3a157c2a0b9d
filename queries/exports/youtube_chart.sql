-- export: youtube_chart
-- name: YouTube Studio, chart by country, source … and day
-- name ar: استوديو يوتيوب، رسم بياني حسب البلد أو المصدر … واليوم
-- fills: breakdown
-- columns: Date | Member
-- optional: Views | Watch time (hours) | Subscribers | Impressions | Likes | City name
-- one of: Views | Watch time (hours) | Subscribers | Impressions | Likes
-- other columns: none
-- also: Date = Data | Fecha | Datum | Дата | 日付 | التاريخ
-- also: Member = Geography | Geografia | Geografía | Country | País | Pays | Land
--   | Zone géographique | Géographie | Geografie | Geografi | الموقع الجغرافي | البلد | Cities
--   | City | Cidades | Ciudades | Villes | Städte | Traffic source | Origem do tráfego
--   | Fuente de tráfico | Source de trafic | Zugriffsquelle | Trafikkälla | مصدر الزيارات
--   | Device type | Tipo de dispositivo | Type d'appareil | Gerätetyp | Enhetstyp | نوع الجهاز
--   | Viewer age | Idade do espectador | Edad del espectador | Viewer gender
--   | Gênero do espectador | Sexo del espectador | Operating system | Sistema operacional
--   | Sistema operativo | Subscription status | Status da inscrição | Estado de la suscripción
--   | Playback location | Local de reprodução | Content type | Tipo de conteúdo
--   | Tipo de contenido | Subscription source | Sharing service | YouTube product
--   | New and returning viewers
-- also: City name = Nome da cidade | Nombre de la ciudad | Nom de la ville | Name der Stadt
-- also: Views = Visualizações | Visualizaciones | Vues | Aufrufe | Visningar | Visualizzazioni
--   | Weergaven | Просмотры | 視聴回数 | المشاهدات | مرات المشاهدة | عدد المشاهدات
-- also: Watch time (hours) = Tempo de exibição (horas) | Tiempo de visualización (horas)
--   | Tiempo de reproducción (horas) | Durée de visionnage (heures)
--   | Temps de visionnage (heures) | Wiedergabezeit (Stunden) | Visningstid (timmar)
--   | Tempo di visualizzazione (ore) | Время просмотра (часы) | 総再生時間 (時間)
--   | وقت المشاهدة (بالساعات) | وقت المشاهدة (ساعات) | مدة المشاهدة (بالساعات)
-- also: Subscribers = Inscritos | Suscriptores | Abonnés | Abonnenten | Prenumeranter | Iscritti
--   | Подписчики | チャンネル登録者 | المشتركون | المشتركين
-- also: Impressions = Thumbnail impressions | Impressões | Impresiones | Impressionen
--   | Exponeringar | インプレッション数 | サムネイルのインプレッション | مرات الظهور
-- also: Likes = Marcações "Gostei" | Gostei | Me gusta | J'aime | „Mag ich“-Bewertungen | Mag ich
--   | Gilla-markeringar | Gillanden | 高評価 | تسجيلات الإعجاب | الإعجابات
-- verbatim: Member
-- zone: pacific
-- basis: period
-- source: studio.youtube.com, Analytics, Advanced mode, Export, Chart data
with figures as (
    select
        _row,
        "Member",
        worded_day("Date", ['%Y-%m-%d', '%Y/%m/%d', '%Y-%m-%d %H:%M:%S', '%d-%b-%y']) as day,
        metric,
        cell,
    from export unpivot (
        cell for metric in ("Views", "Watch time (hours)", "Subscribers", "Impressions", "Likes")
    )
    where words(cell) is not null
)

select
    _row,
    'youtube' as channel,
    getvariable('account') as account,
    day::varchar as report,
    day as since,
    day + 1 as until,
    dimension_of(split_part(getvariable('header'), ' | ', 2)) as dimension,
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
    number(cell) as value,
    metric as _column,
    cell as _cell,
from figures
