-- rollup: announcement_daily
-- means: Announcements by day, those first published on our own social channels apart.
-- of: announcement
-- day: day
-- rebuild: months
select
    announced_on as day,
    unit,
    first_channel as channel,
    count(*) as announcements,
    count(*) filter (
        first_channel in (
            'facebook', 'instagram', 'x', 'linkedin', 'youtube', 'tiktok', 'threads', 'snapchat',
            'whatsapp', 'telegram'
        )
    ) as social_first,
from announcement
where announced_on >= $since and announced_on < $until
group by all
