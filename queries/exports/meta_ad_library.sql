-- export: meta_ad_library
-- name: Meta Ad Library, spend by page
-- name ar: مكتبة إعلانات ميتا، الإنفاق حسب الصفحة
-- fills: breakdown
-- means: What each page spent on ads about society and politics, and on how many. An amount given as
--   100 or less is no figure and stays out. Who paid is told apart by a stand-in, not by name.
-- columns: Page ID | Page name | Disclaimer | Amount | Number of ads in Library
-- also: Amount = Amount spent (BHD) | Amount spent (SAR) | Amount spent (AED) | Amount spent (KWD)
--   | Amount spent (QAR) | Amount spent (OMR) | Amount spent (EGP) | Amount spent (JOD)
--   | Amount spent (USD) | Amount spent (GBP) | Amount spent (EUR) | Amount spent (CAD)
--   | Amount spent (AUD) | Amount spent (INR) | Amount spent (BRL) | Amount spent (MXN)
--   | Amount spent (SEK) | Amount spent (CHF) | Amount spent (TRY) | Amount spent (ZAR)
-- zone: name_period
-- basis: period
-- source: https://www.facebook.com/ads/library/report
with figures as (
    select
        _row,
        words("Page ID") as page,
        words("Page name") as page_name,
        coalesce(pseudonym("Disclaimer"), 'no disclaimer') as payer,
        metric,
        cell,
    from export unpivot (cell for metric in ("Amount", "Number of ads in Library"))
    where cell not like '≤%'
)

select
    _row,
    'meta' as channel,
    page as account,
    page_name as account_name,
    getvariable('report') as report,
    null::date as since,
    null::date as until,
    'payer' as dimension,
    payer as member,
    case metric
        when 'Amount'
            then 'spent in ' || regexp_extract(upper(getvariable('header')), '\(([A-Z]{3})\)', 1)
        else 'ads'
    end as metric,
    number(cell) as value,
    metric as _column,
    cell as _cell,
from figures
