-- export: tiktok_audience
-- name: TikTok Studio, followers by gender or territory
-- name ar: استوديو تيك توك، المتابعون حسب الجنس أو المنطقة
-- fills: breakdown
-- columns: Member | Distribution
-- first column: Member
-- first column like: [^\W\d_]
-- other columns: none
-- also: Distribution = Distribución | Distribuição | Répartition | Verteilung | التوزيع
-- verbatim: Member
-- zone: none
-- basis: moment
-- source: TikTok Studio, Analytics, Followers, Download data
select
    _row,
    'tiktok' as channel,
    getvariable('account') as account,
    getvariable('report') as report,
    null::date as since,
    null::date as until,
    'follower ' || dimension_of(split_part(getvariable('header'), ' | ', 1)) as dimension,
    "Member" as member,
    'share of followers' as metric,
    share("Distribution") as value,
from export
