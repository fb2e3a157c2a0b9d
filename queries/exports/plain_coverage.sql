-- export: plain_coverage
-- name: Plain: coverage in traditional media
-- name ar: جدول عام: التغطية في الإعلام التقليدي
-- fills: coverage
-- means: Spots, articles and reports in traditional media, and how often each was seen or heard,
--   as somebody estimates.
-- columns: Unit | Medium | Appeared on | Piece | Paid or earned | Exposures
-- optional: At least | At most
-- column: Unit = the unit it is about
-- column: Medium = television, radio, press or outdoor
-- column: Appeared on = the day it appeared
-- column: Piece = which spot or article
-- column: Paid or earned = one of paid or earned
-- column: Exposures = how often it was seen or heard, as estimated
-- column: At least = the lower end of the estimate
-- column: At most = the upper end of the estimate
-- also: Unit = الجهة | رمز الجهة | Unit code
-- also: Medium = الوسيلة الإعلامية | Media
-- also: Appeared on = تاريخ الظهور | Broadcast on
-- also: Piece = المادة الإعلامية | Spot or article
-- also: Paid or earned = مدفوع أو مكتسب | Paid/earned
-- also: Exposures = مرات التعرض | OTS | Opportunities to see
-- also: At least = الحد الأدنى للتعرض | Low estimate
-- also: At most = الحد الأعلى للتعرض | High estimate
-- example: MOH,television,2024-03-14,Evening spot,paid,180000,140000,230000
-- zone: bahrain
-- basis: lifetime
-- source: docs/plain-formats.md
select
    _row,
    named("Unit") as unit,
    channel_of("Medium") as channel,
    written_day("Appeared on") as appeared_on,
    words("Piece") as item,
    coverage_kind("Paid or earned") as kind,
    tally("Exposures") as exposures,
    tally("At least") as least,
    tally("At most") as most,
from export
