-- kpi: best_time_uplift
-- id: G04
-- name: Best-time uplift
-- name ar: أثر توقيت النشر
-- means: How much higher the engagement rate is in the best three hours of the week than on the
--   channel as a whole, drawn towards that whole where a slot has few posts. Slots with fewer
--   than ten posts are hidden.
-- means ar: كم يزيد معدل التفاعل في أفضل ثلاث ساعات من الأسبوع على معدل القناة كلها، مقرَّباً من
--   معدلها حيث تقل المنشورات. تُخفى الأوقات التي فيها أقل من عشرة منشورات.
-- theme: targeting
-- shown as: percent
-- better: higher
-- class: D
-- basis: lifetime
-- by: unit, channel
-- brings: meta_facebook_posts, meta_instagram_posts, x_posts, linkedin_posts, tiktok_posts, youtube_posts, plain_posts
-- needs: 0
-- finest: month
-- source: own definition; shrunk by the number of posts
with slot as (
    select
        date_trunc($period, day)::date as period_start,
        unit,
        channel,
        weekday,
        hour,
        sum(posts) as posts,
        sum(engagements) as engagements,
        sum(impressions) as impressions,
    from post_slot
    where day >= $since and day < $until
    group by unit, weekday, hour, cube (period_start, channel)
),

compared as (
    select
        *,
        sum(engagements) over level / nullif(sum(impressions) over level, 0) as rate_of_all,
        -- Twenty posts of the channel as a whole are added to each slot.
        20 * sum(engagements) over level / sum(posts) over level as usual_engagements,
        20 * sum(impressions) over level / sum(posts) over level as usual_impressions,
    from slot
    window level as (partition by period_start, unit, channel)
)

select
    period_start,
    unit,
    channel,
    max(
        (engagements + usual_engagements) / (impressions + usual_impressions)
    ) - any_value(rate_of_all) as numerator,
    any_value(rate_of_all) as denominator,
from compared
where posts >= 10 and rate_of_all > 0
group by all
order by all
