-- export: oregon_accounts
-- name: Oregon, social media sites
-- name ar: أوريغون، مواقع التواصل الاجتماعي
-- fills: account
-- columns: Agency, Board, Commission | Type of Social Media | Social Media Link
-- optional: Description
-- zone: none
-- basis: moment
-- source: https://data.oregon.gov/d/hqhe-shsc
select
    _row,
    channel_of("Type of Social Media") as channel,
    words("Social Media Link") as account,
    words("Social Media Link") as name,
    named("Agency, Board, Commission") as unit,
from export
