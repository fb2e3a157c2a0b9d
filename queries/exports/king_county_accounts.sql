-- export: king_county_accounts
-- name: King County, social media by agency
-- name ar: كينغ كاونتي، حسابات التواصل الاجتماعي حسب الجهة
-- fills: account
-- means: One row per agency, one column per platform.
-- columns: King County agency | Facebook | Twitter
-- optional: Flickr | Pinterest | YouTube | Instagram | Blog
-- zone: none
-- basis: moment
-- source: https://data.kingcounty.gov
with accounts as (
    from export
    unpivot (
        account for platform in (
            "Facebook", "Twitter", "Flickr", "Pinterest", "YouTube", "Instagram", "Blog"
        )
    )
)

select
    _row,
    channel_of(platform) as channel,
    words(account) as account,
    words(account) as name,
    named("King County agency") as unit,
from accounts
where words(account) is not null
