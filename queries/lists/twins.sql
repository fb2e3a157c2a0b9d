-- list: twins
-- name: Names that may be one
-- name ar: أسماء قد تكون لشيء واحد
-- means: Pairs of units, accounts or channels that look like one, with the reason; none that was
--   answered before.
-- means ar: أزواج من الجهات أو الحسابات أو القنوات تبدو واحدة، مع السبب، دون ما أُجيب عنه من قبل.
-- threshold: Winkler's similarity of 0.9 and above, or two letters changed, missing or swapped in a name
--   of six or more: what typing does, by Damerau (1964) four of five misspellings are one such change.
with known_units as (
    select
        unit,
        unnest([unit, name, name_ar]) as name,
    from serving.unit
),

seen_units as (
    select distinct
        unit,
        unit as name,
        false as is_listed,
    from unit_path
    where
        unit <> 'Unassigned'
        and unit not in (
            select listed.unit,
            from serving.unit as listed
        )
    union all
    select
        unit,
        unnest([name, name_ar]) as name,
        true as is_listed,
    from serving.unit
),

unit_pairs as (
    select
        seen_units.unit as alias,
        known_units.unit as means,
        case
            when essence(seen_units.name) = essence(known_units.name) then 'same_words'
            else 'spelling'
        end as reason,
        jaro_winkler_similarity(plainly(seen_units.name), plainly(known_units.name)) as nearness,
    from seen_units
    inner join known_units
        on
            seen_units.unit <> known_units.unit
            and (
                essence(seen_units.name) = essence(known_units.name)
                and essence(known_units.name) <> ''
                or not seen_units.is_listed
                and (
                    jaro_winkler_similarity(plainly(seen_units.name), plainly(known_units.name))
                    >= 0.9
                    or length(plainly(known_units.name)) >= 6
                    and damerau_levenshtein(plainly(seen_units.name), plainly(known_units.name))
                    <= 2
                )
            )
    where not seen_units.is_listed or seen_units.unit < known_units.unit
    qualify row_number() over (
            partition by seen_units.unit order by reason asc, nearness desc, means asc
        ) = 1
),

daily as (
    select
        channel,
        account,
        day,
    from serving.post_daily
    union all
    select
        channel,
        account,
        day,
    from serving.account_daily
),

accounts as (
    select
        account.channel,
        account.account,
        account.name,
        coalesce(max(daily.day), '1900-01-01') as last_day,
    from serving.account as account
    left join daily on account.channel = daily.channel and account.account = daily.account
    where not exists (
            select 1,
            from serving.alias as alias
            where
                alias.accepted
                and alias.kind = 'account'
                and alias.channel = account.channel
                and alias.alias = account.account
        )
    group by all
),

account_pairs as (
    select
        former.channel,
        former.account as alias,
        latter.account as means,
        case
            when
                replace(plainly(former.account), ' ', '')
                = replace(plainly(latter.account), ' ', '')
                then 'same_handle'
            when plainly(former.name) = plainly(latter.name) then 'same_name'
            when
                plainly(former.account) = plainly(latter.name)
                or plainly(former.name) = plainly(latter.account)
                then 'same_name'
            when
                length(plainly(former.account)) >= 8
                and not regexp_matches(former.account, '^\d+$')
                and damerau_levenshtein(plainly(former.account), plainly(latter.account)) = 1
                then 'spelling'
        end as reason,
    from accounts as former
    inner join accounts as latter
        on
            former.channel = latter.channel
            and former.account <> latter.account
            and (former.last_day, former.account) < (latter.last_day, latter.account)
    where reason is not null
),

copied as (
    select
        former.channel,
        former.account as alias,
        latter.account as means,
        'same_posts' as reason,
    from post as former
    inner join post as latter
        on
            former.channel = latter.channel
            and former.account < latter.account
            and former.published_on = latter.published_on
            and former.title = latter.title
            and former.published_at is not distinct from latter.published_at
    where length(former.title) >= 10 and 'Unassigned' not in (former.account, latter.account)
    group by former.channel, former.account, latter.account
    having count(*) >= 3
),

seen_channels as (
    select distinct channel,
    from serving.post_daily
    union
    select distinct channel,
    from serving.account_daily
    union
    select distinct channel,
    from serving.message_daily
    union
    select distinct channel,
    from serving.mention_daily
    union
    select distinct channel,
    from serving.spend_daily
),

known_channels as (
    select unnest(string_split($channels, ',')) as channel,
),

channel_pairs as (
    select
        seen.channel as alias,
        known.channel as means,
        'spelling' as reason,
    from seen_channels as seen
    inner join known_channels as known
        on
            seen.channel <> known.channel
            and (
                jaro_winkler_similarity(plainly(seen.channel), known.channel) >= 0.9
                or length(known.channel) >= 6
                and damerau_levenshtein(plainly(seen.channel), known.channel) <= 2
            )
    where not list_contains(string_split($channels, ','), seen.channel)
    qualify row_number() over (
            partition by seen.channel
            order by jaro_winkler_similarity(plainly(seen.channel), known.channel) desc
        ) = 1
),

pairs as (
    select
        'unit' as kind,
        'Unassigned' as channel,
        alias,
        means,
        reason,
    from unit_pairs
    union all
    select
        'account' as kind,
        channel,
        alias,
        means,
        reason,
    from account_pairs
    union all
    select
        'account' as kind,
        channel,
        alias,
        means,
        reason,
    from copied
    union all
    select
        'channel' as kind,
        'Unassigned' as channel,
        alias,
        means,
        reason,
    from channel_pairs
)

select
    kind,
    channel,
    alias,
    means,
    min(reason) as reason,
from pairs
where not exists (
        select 1,
        from serving.alias as answered
        where
            answered.kind = pairs.kind
            and answered.channel = pairs.channel
            and (
                (answered.alias = pairs.alias and answered.means = pairs.means)
                or (answered.alias = pairs.means and answered.means = pairs.alias)
            )
    )
group by kind, channel, alias, means
order by all
