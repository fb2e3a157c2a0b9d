-- list: best_times
-- name: Best time to post
-- name ar: أفضل وقت للنشر
-- means: For each weekday and three hours, by the office's clock: how many engagements posts won
--   there, as a multiple of what their channels' own rates would have given the same impressions.
--   Twenty posts that did as usual are added to each slot, which draws it towards 1 the more, the
--   fewer posts it has. Slots with fewer than ten posts are hidden. `rate` is the multiple of the
--   rate of all.
-- means ar: لكل يوم من الأسبوع وكل ثلاث ساعات بتوقيت المكتب: كم تفاعلاً نالت المنشورات نسبةً إلى ما
--   كانت معدلات قنواتها المعتادة ستعطيه لمرات الظهور نفسها. يُضاف إلى كل وقت عشرون منشوراً عادياً،
--   فيقترب من 1 كلما قلّت منشوراته. تُخفى الأوقات التي فيها أقل من عشرة منشورات.
with slot as (
    select
        post_slot.channel,
        post_slot.weekday,
        post_slot.hour,
        sum(post_slot.posts) as posts,
        sum(post_slot.engagements) as engagements,
        sum(post_slot.impressions) as impressions,
    from serving.post_slot as post_slot
    inner join unit_path on post_slot.unit = unit_path.unit
    where
        post_slot.day >= date_trunc('month', $since::date)
        and post_slot.day < $until
        and ($channel is null or post_slot.channel = $channel)
        and unit_path.ancestor is not distinct from $unit
    group by all
),

usual as (
    select
        channel,
        sum(engagements) / sum(impressions) as rate,
    from slot
    group by channel
    having sum(impressions) > 0 and sum(engagements) > 0
),

expected as (
    select
        slot.weekday,
        slot.hour,
        sum(slot.posts) as posts,
        sum(slot.engagements) as engagements,
        sum(slot.impressions) as impressions,
        sum(slot.impressions * usual.rate) as usual_engagements,
    from slot
    inner join usual on slot.channel = usual.channel
    group by all
),

whole as (
    select
        20 * sum(engagements) / sum(posts) as added,
        sum(engagements) / sum(impressions) as rate,
    from expected
)

select
    expected.weekday,
    expected.hour,
    case when expected.posts >= 10 then expected.posts::bigint end as posts,
    case
        when expected.posts >= 10
            then (expected.engagements + whole.added) / (expected.usual_engagements + whole.added)
    end as lift,
    lift * whole.rate as rate,
from expected
cross join whole
order by expected.weekday, expected.hour
