-- macro: ga4_metric
-- means: A Google Analytics figure by its English name, in lower case; any other as it is written.
create macro ga4_metric(name) as
    case
        when regexp_matches(
            lower(name),
            '^(active users|users|usuarios activos|usuarios|usuários ativos|usuários|'
            || 'utilisateurs actifs|utilisateurs|aktive nutzer|nutzer|'
            || 'المستخدمون النشطون|المستخدمون)$'
        )
            then 'active users'
        when regexp_matches(
            lower(name),
            '^(new users|usuarios nuevos|nuevos usuarios|novos usuários|'
            || 'nouveaux utilisateurs|neue nutzer|المستخدمون الجدد)$'
        )
            then 'new users'
        when regexp_matches(
            lower(name),
            '^(total users|usuarios totales|total de usuarios|total de usuários|إجمالي المستخدمين)$'
        )
            then 'total users'
        when regexp_matches(
            lower(name), '^(sessions|sesiones|sessões|sitzungen|sessioner|الجلسات|عدد الجلسات)$'
        )
            then 'sessions'
        when regexp_matches(
            lower(name),
            '^(views|vistas|visualizaciones|visualizações|vues|aufrufe|visningar|'
            || 'المشاهدات|عدد المشاهدات)$'
        )
            then 'views'
        when regexp_matches(
            lower(name),
            '^(event count|número de eventos|recuento de eventos|contagem de eventos|'
            || 'nombre d.événements|ereignisanzahl|عدد الأحداث)$'
        )
            then 'event count'
        else lower(trim(name))
    end
