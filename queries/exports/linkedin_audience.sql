-- export: linkedin_audience
-- name: LinkedIn Page, who follows or visits
-- name ar: صفحة لينكدإن، من يتابع أو يزور
-- fills: breakdown
-- columns: Member
-- optional: Total followers | Total views
-- one of: Total followers | Total views
-- first column: Member
-- first column like: [^\W\d_]
-- other columns: none
-- sheet like: .
-- also: Total followers = Total de seguidores | Seguidores totales | Nombre total d'abonnés
--   | Total des abonnés | Follower gesamt | إجمالي المتابعين
-- also: Total views = Total de visualizações | Total de visualizaciones | Nombre total de vues
--   | إجمالي المشاهدات
-- verbatim: Member
-- zone: none
-- basis: moment
-- source: LinkedIn Page, Analytics, Followers or Visitors, Export, the sheets after the first
select
    _row,
    'linkedin' as channel,
    getvariable('account') as account,
    getvariable('report') as report,
    null::date as since,
    null::date as until,
    case
        when words("Total followers") is null then 'visitor '
        else 'follower '
    end || dimension_of(split_part(getvariable('header'), ' | ', 1)) as dimension,
    "Member" as member,
    case when words("Total followers") is null then 'visits' else 'followers' end as metric,
    coalesce(tally("Total followers"), tally("Total views"))::double as value,
from export
