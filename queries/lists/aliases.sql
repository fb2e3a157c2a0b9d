-- list: aliases
-- name: Names that were answered
-- name ar: أسماء بُتَّ فيها
-- means: The aliases that somebody accepted or declined.
-- means ar: الأسماء البديلة التي قُبلت أو رُفضت.
select
    kind,
    channel,
    alias,
    means,
    accepted,
from serving.alias
order by not accepted, kind, channel, alias
