-- kpi: trained_team_lift
-- id: I02
-- name: Trained-team lift
-- name ar: أثر التدريب على التفاعل
-- means: How many points the engagement rate of trained teams rose in the year after their
--   training more than that of teams for which nothing changed meanwhile, with a 95 % interval
--   over the trained teams, or over the months of a single one. Absent with fewer than eight months before or after; teams may differ for other
--   reasons too.
-- means ar: كم نقطة ارتفع معدل تفاعل الفرق المدرَّبة في السنة التالية لتدريبها أكثر من فرق لم
--   يتغير وضعها، مع فترة ثقة 95٪ عبر الفرق المدرَّبة، أو عبر الأشهر إذا كان الفريق واحداً. لا يظهر إذا قل عدد الأشهر عن ثمانية قبل التدريب أو
--   بعده، وقد تختلف الفرق لأسباب أخرى.
-- theme: impact
-- shown as: percent
-- better: higher
-- class: D
-- basis: lifetime
-- by: unit
-- brings: plain_enrolments, meta_facebook_posts, meta_instagram_posts, x_posts, linkedin_posts, tiktok_posts, youtube_posts, plain_posts
-- needs: 0
-- finest: month
-- source: Phillips, isolation; Kirkpatrick level 4
with team as (
    select
        of_unit,
        day,
        any_value(trained_from) as trained_from,
        sum(engagements) as engagements,
        sum(impressions) as impressions,
    from unit_month
    where unit is null and day >= $since and day < $until
    group by of_unit, day
),

trained as (
    select distinct
        unit,
        of_unit,
        trained_from,
    from unit_month
    where trained_from > $since and trained_from < $until
),

-- Teams whose own training falls outside the two years stand beside those it falls between.
compared as (
    select
        trained.unit,
        trained.trained_from,
        team.of_unit = trained.of_unit as is_trained,
        team.day >= trained.trained_from as is_after,
        team.of_unit,
        team.day,
        team.engagements,
        team.impressions,
    from trained
    inner join team
        on
            team.day >= trained.trained_from - interval 12 month
            and team.day < trained.trained_from + interval 12 month
    where
        team.of_unit = trained.of_unit
        or team.trained_from is null
        or team.trained_from <= trained.trained_from - interval 12 month
        or team.trained_from >= trained.trained_from + interval 12 month
),

-- A team that stands beside several trained together counts once.
counted_once as (
    select distinct *,
    from compared
),

monthly as (
    select
        unit,
        trained_from,
        is_trained,
        is_after,
        day,
        sum(engagements) as engagements,
        sum(impressions) as impressions,
    from counted_once
    group by all
),

rated as (
    select
        *,
        sum(engagements) over side / sum(impressions) over side as rate,
        sum(impressions) over side as shown,
        count(*) over side as months,
    from monthly
    window side as (partition by unit, trained_from, is_trained, is_after)
),

side as (
    select
        unit,
        trained_from,
        is_trained,
        is_after,
        any_value(rate) as rate,
        any_value(shown) as shown,
        any_value(months) as months,
        sum(pow((engagements - rate * impressions) / shown, 2))
        * any_value(months) / nullif(any_value(months) - 1, 0) as variance,
    from rated
    group by all
),

lift as (
    select
        unit,
        trained_from,
        sum(rate * case when is_trained = is_after then 1 else -1 end) as points,
        sum(rate * case when is_after then 1 else -1 end) filter (not is_trained) as others_rise,
        sum(variance) as variance,
        sum(shown) filter (is_trained and is_after) as weight,
    from side
    group by all
    having count(*) = 4 and min(months) >= 8
),

team_rise as (
    select
        unit,
        trained_from,
        of_unit,
        sum(engagements) filter (is_after) / sum(impressions) filter (is_after)
        - sum(engagements) filter (not is_after) / sum(impressions) filter (not is_after) as rise,
        pow(sum(impressions) filter (is_after), 2) as squared_weight,
    from counted_once
    where is_trained
    group by all
),

-- How far the teams' own lifts lie apart, as sums from which their spread is told.
spread as (
    select
        date_trunc($period, lift.trained_from)::date as period_start,
        lift.unit,
        count(*) as teams,
        sum(team_rise.squared_weight) as weights,
        sum(team_rise.squared_weight * (team_rise.rise - lift.others_rise)) as lifts,
        sum(team_rise.squared_weight * pow(team_rise.rise - lift.others_rise, 2)) as squares,
    from lift
    inner join team_rise
        on
            lift.unit is not distinct from team_rise.unit
            and lift.trained_from = team_rise.trained_from
    where team_rise.rise is not null
    group by lift.unit, cube (period_start)
),

pooled as (
    select
        date_trunc($period, trained_from)::date as period_start,
        unit,
        sum(points * weight) as weighed,
        sum(points * weight) / sum(weight) as points,
        sum(weight)::double as weight,
        sqrt(sum(variance * weight * weight)) as erring,
    from lift
    group by unit, cube (period_start)
),

-- Teams are what was drawn; of a single one, only its months tell how much it varies.
bounded as (
    select
        pooled.*,
        case
            when spread.teams > 1
                then t_95(spread.teams - 1) * sqrt(
                        greatest(
                            spread.squares - 2 * pooled.points * spread.lifts
                            + pow(pooled.points, 2) * spread.weights,
                            0
                        ) * spread.teams / (spread.teams - 1)
                    )
            else 1.96 * pooled.erring
        end / pooled.weight as margin,
    from pooled
    inner join spread
        on
            pooled.unit is not distinct from spread.unit
            and pooled.period_start is not distinct from spread.period_start
)

select
    period_start,
    unit,
    null::varchar as channel,
    weighed as numerator,
    weight as denominator,
    points - margin as lower,
    points + margin as upper,
from bounded
order by all
