-- export: meta_daily_unfollows
-- name: Meta Business Suite, daily card: unfollows
-- name ar: Meta Business Suite، بطاقة يومية: إلغاء المتابعة
-- fills: account_day
-- columns: Date
-- also: Date = Data | Fecha | Datum | التاريخ | Tarih
-- any column: Figure
-- titles: Unfollows | Facebook unfollows | Instagram unfollows | Facebook Page unfollows
--   | Deixaram de seguir | Deixaram de seguir no Facebook | Deixaram de seguir no Instagram
--   | Dejaron de seguir | Dejaron de seguir en Facebook | Dejaron de seguir en Instagram
--   | Désabonnements | Désabonnements Facebook | Désabonnements Instagram | Sluta följa
--   | Avföljningar | إلغاء المتابعة | إلغاء المتابعة على فيسبوك | إلغاء المتابعة على إنستغرام
-- ends at: blank
-- zone: meta_days
-- basis: period
-- source: business.facebook.com, Insights, Overview, Export on a card
select
    _row,
    meta_channel(getvariable('title')) as channel,
    getvariable('account') as account,
    dated("Date", ['%Y-%m-%dT%H:%M:%S', '%Y-%m-%d %H:%M:%S', '%Y-%m-%d']) as day,
    -- The title is the metric: the column's own name is “Primary”, or wrong.
    tally("Figure") as lost,
from export
