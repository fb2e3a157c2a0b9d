-- warning: shrunk
-- name: Lower lifetime figures than before
-- name ar: أرقام تراكمية أقل مما سبق
-- means: Posts whose views, reach or impressions since publication are lower than those that are in: such
--   figures only grow, so the file is perhaps older than what is in.
-- means ar: منشورات مشاهداتها أو وصولها أو مرات ظهورها منذ نشرها أقل من المحفوظ، وهذه الأرقام لا تنقص،
--   فلعل الملف أقدم مما هو محفوظ.
-- of: post
-- severity: doubtful
-- finding: {count} of {known} posts that are in have lower figures in this file, such as row {row}: {amount} after
--   {usual}.
-- finding ar: من أصل {known} من المنشورات المحفوظة {count} أرقامها في هذا الملف أقل، مثل الصف {row}: {amount}
--   بعد {usual}.
-- remedy: Take it in only if it is the newer export; else leave it out.
-- remedy ar: لا تدخله إلا إن كان الملف الأحدث، وإلا فاستبعده.
with compared as (
    select
        incoming._row,
        case
            when incoming.impressions is not null then replaced.impressions
            when incoming.video_views is not null then replaced.video_views
            else replaced.reach
        end as usual,
        coalesce(incoming.impressions, incoming.video_views, incoming.reach) as current,
    from incoming
    inner join replaced
        on incoming.channel = replaced.channel and incoming.post_id = replaced.post_id
),

counted as (
    select count(*) as posts,
    from incoming
    where _state <> 'new'
)

select
    count(*) as count,
    any_value(counted.posts) as known,
    arg_max(compared._row, compared.usual - compared.current) as row,
    arg_max(compared.current, compared.usual - compared.current) as amount,
    arg_max(compared.usual, compared.usual - compared.current) as usual,
from compared
cross join counted
where compared.current < 0.99 * compared.usual
having count(*) > 0
