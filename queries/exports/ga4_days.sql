-- export: ga4_days
-- name: Google Analytics 4, report by date
-- name ar: إحصاءات Google 4، تقرير حسب التاريخ
-- fills: account_day
-- columns: Date
-- optional: Active users | Total users | Sessions | Event count | Views
-- one of: Active users | Total users | Sessions | Event count | Views
-- title like: ^#.*: ?[0-9]{8}$
-- also: Date = Fecha | Data | Datum | التاريخ | Tarih
-- also: Active users = Users | Usuarios activos | Usuarios | Usuários ativos | Usuários
--   | Utilisateurs actifs | Utilisateurs | Aktive Nutzer | Nutzer | Aktiva användare | Användare
--   | المستخدمون النشطون | المستخدمون | المستخدِمون النشطون | Utenti attivi | Actieve gebruikers
--   | Etkin kullanıcılar
-- also: Total users = Usuarios totales | Total de usuarios | Total de usuários
--   | Nombre total d'utilisateurs | Total des utilisateurs | Nutzer insgesamt
--   | Totalt antal användare | إجمالي المستخدمين | إجمالي عدد المستخدمين | Totale utenti
--   | Utenti totali | Totaal aantal gebruikers | Toplam kullanıcı sayısı
-- also: Sessions = Sesiones | Sessões | Sitzungen | Sessioner | الجلسات | عدد الجلسات | Sessioni
--   | Sessies | Oturumlar
-- also: Event count = Número de eventos | Recuento de eventos | Contagem de eventos
--   | Nombre d'événements | Ereignisanzahl | Antal händelser | عدد الأحداث | Conteggio eventi
--   | Aantal gebeurtenissen | Etkinlik sayısı | عدد الأحداث الإجمالي
-- also: Views = Vistas | Visualizaciones | Visualizações | Vues | Aufrufe | Visningar | المشاهدات
--   | عدد المشاهدات | مرات المشاهدة | Visualizzazioni | Weergaven | Görüntülemeler
-- ends at: blank
-- zone: property
-- basis: period
-- source: analytics.google.com, Reports, Share, Download CSV
select
    _row,
    'web' as channel,
    coalesce(ga4_property(getvariable('top')), getvariable('account')) as account,
    coalesce(ga4_property(getvariable('top')), getvariable('account')) as account_name,
    dated("Date", ['%Y%m%d', '%Y-%m-%d', '%Y-%m-%d %H:%M:%S']) as day,
    coalesce(tally("Active users"), tally("Total users")) as visitors,
    tally("Sessions") as visits,
    tally("Event count") as events,
    tally("Views") as impressions,
from export
