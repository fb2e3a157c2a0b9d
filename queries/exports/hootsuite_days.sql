-- export: hootsuite_days
-- name: Hootsuite, account metrics by day
-- name ar: Hootsuite، مقاييس الحساب حسب اليوم
-- fills: account_day
-- columns: Date (GMT)
-- also: Date (GMT) = Date (UTC)
-- not with: Order number | Order ID | Order status
-- rows: wide
-- one row: a day with a figure that is known (engagement, views, likes, followers …)
-- one row ar: يوماً فيه رقم معروف (تفاعل أو مشاهدات أو إعجابات أو متابعون …)
-- caveat: A figure that two columns of the file give is left out, for it is not known which is meant.
-- caveat ar: الرقم الذي يرد في عمودين من الملف يُترك، إذ لا يُعرف أيهما المقصود.
-- zone: utc
-- basis: period
-- source: hootsuite.com, Analytics, Export, the entry account_metrics of the ZIP
with cells as (
    select
        _row,
        dated(
            "Date (GMT)",
            ['%Y-%m-%d', '%Y-%m-%d %H:%M:%S', '%Y-%m-%d %H:%M', '%b %d, %Y', '%d %b %Y']
        ) as stated_day,
        metric,
        cell,
        hootsuite_figure(metric) as figure,
        metric not ilike '%daily%' as is_overall,
    from export unpivot (cell for metric in (columns(* exclude (_row, "Date (GMT)"))))
    where words(cell) is not null
),

-- The same figure may stand there by day and over all: that by day counts.
grained as (
    select
        *,
        min(is_overall) over (partition by figure) = is_overall as is_finest,
    from cells
    where figure is not null
),

columns_of_a_figure as (
    select
        figure,
        count(distinct metric) as claims,
    from grained
    where is_finest
    group by figure
),

figures as (
    select
        grained.*,
        whole(grained.cell) as figure_value,
    from grained
    inner join columns_of_a_figure on grained.figure = columns_of_a_figure.figure
    where grained.is_finest and columns_of_a_figure.claims = 1
)

-- One row per figure: those of one day become one row of the table.
select
    _row,
    case
        when regexp_matches(getvariable('others') || getvariable('file'), '(?i)instagram')
            then 'instagram'
        when regexp_matches(getvariable('others') || getvariable('file'), '(?i)youtube|subscribers')
            then 'youtube'
        when regexp_matches(getvariable('others') || getvariable('file'), '(?i)facebook')
            then 'facebook'
        when regexp_matches(getvariable('others') || getvariable('file'), '(?i)linkedin')
            then 'linkedin'
        when regexp_matches(getvariable('others') || getvariable('file'), '(?i)tiktok')
            then 'tiktok'
        when regexp_matches(getvariable('others') || getvariable('file'), '(?i)twitter|retweets')
            then 'x'
        else 'Unassigned'
    end as channel,
    getvariable('account') as account,
    case when figure_value is not null then stated_day end as day,
    case figure when 'engagements' then figure_value end as engagements,
    case figure when 'impressions' then figure_value end as impressions,
    case figure when 'video views' then figure_value end as video_views,
    case figure when 'reach' then figure_value end as reach,
    case figure when 'reactions' then figure_value end as reactions,
    case figure when 'comments' then figure_value end as comments,
    case figure when 'shares' then figure_value end as shares,
    case figure when 'saves' then figure_value end as saves,
    case figure when 'link clicks' then figure_value end as link_clicks,
    case figure when 'visits' then figure_value end as visits,
    case figure when 'gained' then figure_value end as gained,
    case figure when 'lost' then figure_value end as lost,
    case figure when 'followers' then figure_value end as followers,
    metric as _column,
    cell as _cell,
from figures
