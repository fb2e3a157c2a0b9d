-- kpi: video_watched
-- id: C10
-- name: Average share of video watched
-- name ar: متوسط نسبة المشاهدة
-- means: Of the time it would take to watch every view to the end, the share that was watched.
-- means ar: من الوقت اللازم لإكمال كل المشاهدات، النسبة التي شوهدت فعلاً.
-- theme: connection
-- shown as: percent
-- better: higher
-- class: R
-- basis: lifetime
-- by: unit, channel
-- brings: youtube_posts, meta_facebook_posts
-- needs: 1
-- source: digital.gov; YouTube
select
    date_trunc($period, day)::date as period_start,
    unit,
    channel,
    sum(watched_hours_of_watchable) as numerator,
    sum(watchable_hours_of_watched) as denominator,
from post_daily
where day >= $since and day < $until
group by unit, cube (period_start, channel)
order by all
