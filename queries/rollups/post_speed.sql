-- rollup: post_speed
-- means: How soon posts were engaged with, from their captures: engagements a day and thirty days
--   after publishing, and the whole minutes until half of the latter had come. Between two captures
--   engagements are taken to come evenly. A post is measured where one capture was made in its
--   first two days and one in the month after its thirtieth day; minutes are null for the others.
-- of: post, post_snapshot
-- day: day
-- rebuild: months
with capture as (
    select
        channel,
        post_id,
        captured_at,
        engaged(
            reactions, comments, shares, saves, link_clicks, clicks, engagements
        ) as engagements,
    from post_snapshot
    where published_on >= $since and published_on < $until
    union all
    select
        channel,
        post_id,
        captured_at,
        engaged(
            reactions, comments, shares, saves, link_clicks, clicks, engagements
        ) as engagements,
    from post
    where published_on >= $since and published_on < $until and captured_at is not null
),

aged as (
    select
        post.published_on as day,
        post.unit,
        post.channel,
        post.post_id,
        epoch(capture.captured_at - post.published_at) / 60 as age,
        capture.engagements,
    from post
    inner join capture on post.channel = capture.channel and post.post_id = capture.post_id
    where
        post.published_on >= $since
        and post.published_on < $until
        and capture.captured_at > post.published_at
        and capture.engagements is not null
),

stepped as (
    select
        *,
        lag(age, 1, 0) over post_in_time as age_before,
        lag(engagements, 1, 0) over post_in_time as engagements_before,
        first_value(age) over post_in_time as first_age,
        min(engagements) filter (
            age >= 30 * 1440 and age < 60 * 1440
        ) over (partition by channel, post_id) as engagements_day_30,
    from aged
    window post_in_time as (partition by channel, post_id order by age)
),

measured as (
    select
        day,
        unit,
        channel,
        post_id,
        max(age) >= 30 * 1440 as is_mature,
        min(first_age) < 2 * 1440 and any_value(engagements_day_30) > 0 as is_measured,
        any_value(engagements_day_30) as engagements_day_30,
        arg_min(
            engagements_before
            + (engagements - engagements_before)
            * (1440 - age_before) / (age - age_before),
            age
        ) filter (age >= 1440) as engagements_day_1,
        arg_min(
            age_before
            + (age - age_before)
            * (engagements_day_30 / 2 - engagements_before)
            / nullif(engagements - engagements_before, 0),
            age
        ) filter (engagements >= engagements_day_30 / 2) as half_life,
    from stepped
    group by day, unit, channel, post_id
)

select
    day,
    unit,
    channel,
    case when is_measured then floor(half_life)::integer end as minutes,
    count(*) filter (is_mature) as posts_mature,
    count(*) filter (is_measured) as posts_measured,
    sum(least(engagements_day_1, engagements_day_30)) filter (
        is_measured
    ) as engagements_day_1,
    sum(engagements_day_30) filter (is_measured)::bigint as engagements_day_30,
from measured
group by all
