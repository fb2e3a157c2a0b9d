-- check: videos_overwatched
-- name: Videos watched longer than they last
-- name ar: مقاطع شوهدت أطول من مدتها
-- means: Videos whose hours watched are more than their views times their length.
-- means ar: مقاطع تزيد ساعات مشاهدتها على عدد مشاهداتها مضروباً في مدتها.
-- severity: doubtful
-- touches: video_watched
-- finding: {found} of {expected} videos were watched for longer than their views times their length.
-- finding ar: من بين {expected} من المقاطع شوهد {found} مدة أطول من مشاهداتها مضروبة في مدتها.
-- remedy: Check their length; short videos that repeat by themselves can be left as they are.
-- remedy ar: تحقق من مدتها، أما المقاطع القصيرة التي تعيد نفسها تلقائياً فيمكن تركها كما هي.
-- threshold: A tenth above is let pass: lengths are rounded to whole seconds, and hours to a tenth.
with videos as (
    select
        unit,
        channel,
        account,
        published_on,
        watched_hours * 3600 > 1.1 * video_views * length_seconds + 360 as is_over,
    from post
    where watched_hours is not null and video_views is not null and length_seconds is not null
)

select
    'post' as fact,
    unit,
    channel,
    account,
    min(published_on) filter (is_over) as since,
    max(published_on) filter (is_over) + 1 as until,
    count(*) filter (is_over) as found,
    count(*) as expected,
    null as what,
from videos
group by unit, channel, account
having bool_or(is_over)
order by all
