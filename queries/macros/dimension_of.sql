-- macro: dimension_of
-- means: What a report is split by, in one word for all platforms and languages; anything else as
--   the file writes it, in lower case.
create macro dimension_of(name) as
    case
        when regexp_matches(
            lower(name),
            '^(country id|country code|id del país|código do país|id do país|'
            || 'id du pays|länder-id|معرّف البلد)'
        )
            then 'country code'
        when regexp_matches(
            lower(name),
            '^(geography|country|countries|location|territor|top territor|país|pais|'
            || 'pays$|land$|geografi|البلد|الدولة|المنطقة)'
        )
            then 'country'
        when regexp_matches(
            lower(name), '^(cit(y|ies)|ciudad|cidade|ville|stadt|städte|المدينة|المدن)'
        )
            then 'city'
        when regexp_matches(
            lower(name),
            '^(traffic source|origem do tráfego|fuente de tráfico|source de trafic|'
            || 'zugriffsquelle|trafikkälla|مصدر الزيارات|مصدر حركة)'
        )
            then 'traffic source'
        when regexp_matches(
            lower(name), '^(viewer age|age|idade|edad|âge|alter des|ålder|عمر|العمر)'
        )
            then 'age'
        when regexp_matches(
            lower(name),
            '^(viewer gender|gender|gênero|género|sexo|sexe|genre|geschlecht|kön|جنس|الجنس)'
        )
            then 'gender'
        when regexp_matches(
            lower(name),
            '^(device|dispositivo|tipo de disposi|appareil|gerät|enhet|الجهاز|نوع الجهاز)'
        )
            then 'device'
        when regexp_matches(
            lower(name),
            '^(page|pages|top pages|página|título de página|titre de la page|seite|'
            || 'la page|الصفحة|أهم الصفحات|عنوان الصفحة)'
        )
            then 'page'
        when regexp_matches(
            lower(name),
            '^(event name|nombre del evento|nome do evento|nom de l.événement|'
            || 'ereignisname|اسم الحدث)'
        )
            then 'event'
        when regexp_matches(lower(name), '^(first user.*channel|primer grupo|primeiro grupo)')
            then 'first channel group'
        when regexp_matches(lower(name), '^(session.*channel|grupo de canales|grupo de canais)')
            then 'channel group'
        when regexp_matches(
            lower(name),
            '^(nth day|d[ií]a.n|n.º dia|jour.n|enésimo d|date|fecha|data|datum|التاريخ)'
        )
            then 'day'
        when regexp_matches(lower(name), '^(nth week|semana.n|semaine.n)') then 'week'
        when regexp_matches(
            lower(name), '^(top queries|quer|consultas|requêtes|suchanfragen|أهم طلبات البحث)'
        )
            then 'query'
        else coalesce(lower(cleaned(name)), 'all')
    end
