-- export: ga4_nth_days
-- name: Google Analytics 4, table by Nth day
-- name ar: إحصاءات Google 4، جدول حسب رقم اليوم
-- fills: account_day
-- columns: Nth day
-- optional: Active users | Total users | Sessions | Event count | Views
-- one of: Active users | Total users | Sessions | Event count | Views
-- title like: ^#.*: ?[0-9]{8}$
-- also: Nth day = Día N | Dia N | N.º dia | Enésimo día | Enésimo dia | Nième jour | Jour N
--   | N-ter Tag | Tag N | Dag N | اليوم N | اليوم رقم N
-- also: Active users = Users | Usuarios activos | Usuarios | Usuários ativos | Usuários
--   | Utilisateurs actifs | Utilisateurs | Aktive Nutzer | Nutzer | Aktiva användare | Användare
--   | المستخدمون النشطون | المستخدمون | المستخدِمون النشطون
-- also: Total users = Usuarios totales | Total de usuarios | Total de usuários
--   | Nombre total d'utilisateurs | Total des utilisateurs | Nutzer insgesamt
--   | Totalt antal användare | إجمالي المستخدمين | إجمالي عدد المستخدمين
-- also: Sessions = Sesiones | Sessões | Sitzungen | Sessioner | الجلسات | عدد الجلسات
-- also: Event count = Número de eventos | Recuento de eventos | Contagem de eventos
--   | Nombre d'événements | Ereignisanzahl | Antal händelser | عدد الأحداث
-- also: Views = Vistas | Visualizaciones | Visualizações | Vues | Aufrufe | Visningar | المشاهدات
--   | عدد المشاهدات | مرات المشاهدة
-- ends at: blank
-- zone: property
-- basis: period
-- source: analytics.google.com, Reports snapshot, Share, Download CSV
select
    _row,
    'web' as channel,
    coalesce(ga4_property(getvariable('top')), getvariable('account')) as account,
    coalesce(ga4_property(getvariable('top')), getvariable('account')) as account_name,
    ga4_since(getvariable('preamble')) + tally("Nth day")::integer as day,
    coalesce(tally("Active users"), tally("Total users")) as visitors,
    tally("Sessions") as visits,
    tally("Event count") as events,
    tally("Views") as impressions,
from export
