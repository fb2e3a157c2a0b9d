-- export: contract
-- name: Contract: posts in six columns
-- name ar: العقد: منشورات في ستة أعمدة
-- fills: post
-- means: A table for trying how files are read: each row must come out as it stands, or be named.
--   Posts have no id here. Rows of one day, channel, unit and text are told apart by their order.
-- columns: date | channel | unit | post_text | reach | engagements
-- duplicates: never
-- zone: bahrain
-- basis: lifetime
-- source: docs/robustness.md
with typed as (
    select
        _row,
        channel_of("channel") as channel,
        written_day("date") as published_on,
        coalesce(plain_name("unit"), 'Unassigned') as unit,
        words("post_text") as title,
        tally("reach") as reach,
        tally("engagements") as engagements,
        hides_marks("unit") or hides_marks("post_text") as has_hidden_marks,
        names_total("channel") or names_total("unit") or names_total("post_text") as is_total,
        reshaped("unit") as is_reshaped,
        lost_letters("unit") or lost_letters("post_text") as has_lost_letters,
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
        case when engagements > reach then 'more_engaged_than_reached' end,
        case when has_hidden_marks then 'hidden_marks' end,
        case when is_total then 'total' end,
        case
            when regexp_full_match(title, '[0-9.,]+') or regexp_full_match(channel, '[0-9.,]+')
                then 'bare_number'
        end,
        case when is_reshaped then 'reshaped' end,
        case when has_lost_letters then 'lost_letters' end
    ] as _doubts,
from numbered
