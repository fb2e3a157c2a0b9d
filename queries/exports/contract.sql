-- export: contract
-- name: Contract: posts in six columns
-- name ar: العقد: منشورات في ستة أعمدة
-- fills: post
-- means: A table for trying how files are read: each row must come out as it stands, or be named.
--   Posts have no id here. Rows of one day, channel, unit and text are told apart by their order.
-- columns: date | channel | unit | post_text | reach | engagements
-- also: post_text = post text | post-text
-- duplicates: never
-- verbatim: post_text
-- zone: bahrain
-- basis: lifetime
-- source: docs/robustness.md
with typed as (
    select
        _row,
        channel_of("channel") as channel,
        written_day("date") as published_on,
        coalesce(plain_name("unit"), 'Unassigned') as unit,
        no_total("channel") as own_channel,
        no_total("unit") as own_unit,
        words("post_text") as title,
        tally("reach") as reach,
        tally("engagements") as engagements,
        hides_marks("unit") or hides_marks("post_text") as has_hidden_marks,
        heads_total("channel") or heads_total("unit") or names_total("post_text") as is_total,
        reshaped("unit") as is_reshaped,
        regexp_full_match("unit", '[0-9]+') as is_numbered,
        disguised("unit") or disguised("channel") as is_disguised,
        lost_letters("unit") or lost_letters("post_text") or lost_letters("channel")
            as has_lost_letters,
        regexp_matches(
            concat_ws(' ', words("reach"), words("engagements")), '(^| )[0٠]+[0-9٠-٩]'
        ) as has_zeros_in_front,
        alike(plain_name("unit")) as unit_alike,
    from export
),

numbered as (
    select
        *,
        left(sha256(concat_ws(chr(31), published_on, channel, unit, title)), 24) as row_digest,
        row_number() over (
            partition by published_on, channel, unit, title
            order by _row
        ) as occurrence,
        sum(reach) over () as all_reach,
        count(reach) over () as figures,
        2 * count(*) filter (is_numbered) over () < count(*) over ()
        or min(strlen(unit)) filter (is_numbered) over ()
        < max(strlen(unit)) filter (is_numbered) over () as numbers_are_odd,
        min(unit) over (partition by unit_alike) <> max(unit) over (partition by unit_alike)
            as has_twin,
    from typed
)

select
    _row,
    channel,
    row_digest || '-' || occurrence as post_id,
    unit,
    published_on,
    title,
    reach,
    engagements,
    [
        case when occurrence > 1 then 'twice' end,
        case when published_on > getvariable('today')::date then 'future' end,
        case when published_on < date '2006-01-01' then 'long_ago' end,
        case when engagements > reach then 'more_engaged_than_reached' end,
        case when has_hidden_marks then 'hidden_marks' end,
        case when is_total or (figures > 3 and 2::hugeint * reach = all_reach) then 'total' end,
        case
            when regexp_full_match(title, '[0-9.,]+') or regexp_full_match(channel, '[0-9.,]+')
                then 'bare_number'
        end,
        case when is_reshaped or (is_numbered and numbers_are_odd) then 'reshaped' end,
        case when has_lost_letters then 'lost_letters' end,
        case when channel = 'Unassigned' then 'no_channel' end,
        case when unit = 'Unassigned' then 'no_unit' end,
        case when not is_channel(channel) then 'unknown_channel' end,
        case when has_twin then 'twin_units' end,
        case when is_disguised then 'disguised' end,
        case when has_zeros_in_front then 'zeros_in_front' end
    ] as _doubts,
from numbered
