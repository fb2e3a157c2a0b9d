-- rollup: post_speed
-- means: How soon posts were engaged with, from their captures: engagements a day and thirty days
--   after publishing, and the whole minutes until half of the latter had come. Between two captures
--   engagements are taken to come evenly. A post is measured where one capture was made in its
--   first two days and one in the month after its thirtieth day; minutes are null for the others.
--   A post with one capture cannot be measured, and so goes past all steps.
-- of: post, post_snapshot
-- day: day
-- basis: lifetime
-- rebuild: months
with followed as (
    select distinct
        channel,
        post_id,
    from post_snapshot
    where published_on >= $since and published_on < $until
),

capture as (
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
        post.channel,
        post.post_id,
        post.captured_at,
        engaged(
            post.reactions,
            post.comments,
            post.shares,
            post.saves,
            post.link_clicks,
            post.clicks,
            post.engagements
        ) as engagements,
    from post
    semi join followed on post.channel = followed.channel and post.post_id = followed.post_id
    where post.published_on >= $since
        and post.published_on < $until
        and post.captured_at is not null
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
    union all
    select
        post.published_on as day,
        post.unit,
        post.channel,
        post.post_id,
        epoch(post.captured_at - post.published_at) / 60 >= 30 * 1440 as is_mature,
        false as is_measured,
        null as engagements_day_30,
        null as engagements_day_1,
        null as half_life,
    from post
    anti join followed on post.channel = followed.channel and post.post_id = followed.post_id
    where
        post.published_on >= $since
        and post.published_on < $until
        and post.captured_at > post.published_at
        and engaged(
            post.reactions,
            post.comments,
            post.shares,
            post.saves,
            post.link_clicks,
            post.clicks,
            post.engagements
        ) is not null
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
