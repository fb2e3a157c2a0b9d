"""Real exports of real offices, which stand beside the checkout and never in it.

What each file holds is what the catalogue beside it says: its data rows, without total rows, rows
of descriptions and footers. What they add up to was summed by other means.
"""

import sys
from pathlib import Path

import pyarrow as pa
import pyarrow.compute as pc
import pyarrow.ipc
import pytest

from dashboard import parsing
from dashboard.parsing import Parsed
from dashboard.warehouse import TABLES

EXPORTS = Path(__file__).parent.parent.parent / "shared" / "exports"
TODAY = "2026-11-23"

pytestmark = pytest.mark.skipif(
    not EXPORTS.exists(), reason=f"the real exports are not on this machine: {EXPORTS}"
)

Table = tuple[str, int, int]
"""A format, the data rows read, and how many of them were rejected."""

TAKEN_IN: dict[str, list[Table]] = {
    "bonus-email/constantcontact-campaigns_en_bethlehemhaven_2023.csv": [
        ("constant_contact_campaigns", 21, 0)
    ],
    "bonus-gsc/gsc-countries_en_kokomoart_2025-09.csv": [("search_console_breakdown", 62, 0)],
    "bonus-gsc/gsc-dates_en_kokomoart_2025-09.csv": [("search_console_days", 28, 0)],
    "bonus-gsc/gsc-devices_en_kokomoart_2025-09.csv": [("search_console_breakdown", 3, 0)],
    "bonus-gsc/gsc-pages_en_kokomoart_2025-09.csv": [("search_console_breakdown", 41, 0)],
    "contact-centre/opendata-311-callcentre_en_vancouver_daily.csv": [
        ("vancouver_contact_centre", 5555, 0)
    ],
    "ga4/ga4-gov_en_usda_devices.csv": [("usa_gov_breakdown", 120, 0)],
    "ga4/ga4-gov_en_usda_top-pages-7-days.csv": [("usa_gov_pages", 20, 0)],
    "ga4/ga4-gov_en_usda_users.csv": [("usa_gov_days", 90, 0)],
    "ga4/ga4-pages_en_awningdepot_2025.csv": [("ga4_breakdown", 16, 0)],
    "ga4/ga4-report_en_aptamer_events_2023.csv": [("ga4_breakdown", 39, 0)],
    "ga4/ga4-report_en_mh4u_daily_2023.csv": [("ga4_days", 241, 0)],
    "ga4/ga4-snapshot_en_datastory_2024.csv": [
        ("ga4_nth_days", 224, 0),
        *[("ga4_breakdown", rows, 0) for rows in (224, 224, 224, 3, 4, 19, 7, 224)],
    ],
    "ga4/ga4-snapshot_en_portfolio_2025_weekly.csv": [
        ("ga4_breakdown", rows, 0) for rows in (53, 53, 53, 53, 5, 5, 103, 7, 365, 6, 137, 8)
    ],
    "ga4/ga4-snapshot_es_ecuagen_2023.csv": [
        ("ga4_nth_days", 28, 0),
        *[("ga4_breakdown", rows, 0) for rows in (28, 28, 2, 2, 3, 3, 28, 6, 4, 6)],
    ],
    "linkedin/li-competitors_en_doorly_2025-12.xlsx": [("linkedin_competitors", 1, 0)],
    "linkedin/li-content_en_doorly_2025-12_noposts.xls": [("linkedin_days", 30, 0)],
    "linkedin/li-content_en_doorly_2026-03.xls": [
        ("linkedin_days", 90, 0),
        ("linkedin_posts", 3, 0),
    ],
    "linkedin/li-content_en_proefficient_2025_resaved.xls": [
        ("linkedin_days", 30, 0),
        ("linkedin_posts", 8, 0),
    ],
    "linkedin/li-followers_en_doorly_2025-12.xls": [
        ("linkedin_followers", 30, 0),
        *[("linkedin_audience", rows, 0) for rows in (15, 24, 9, 66, 9)],
    ],
    "linkedin/li-followers_en_doorly_2026-03.xls": [
        ("linkedin_followers", 90, 0),
        *[("linkedin_audience", rows, 0) for rows in (17, 24, 9, 72, 8)],
    ],
    "linkedin/li-visitors_en_doorly_2025-12.xls": [("linkedin_visitors", 30, 0)],
    "linkedin/li-visitors_en_doorly_2026-03.xls": [
        ("linkedin_visitors", 90, 0),
        *[("linkedin_audience", rows, 0) for rows in (1, 2, 2, 5, 3)],
    ],
    # One record of each is the row of descriptions.
    "meta/fbinsights-page_en_kth-vic_2014h2.csv": [("facebook_insights_days", 180, 0)],
    "meta/fbinsights-posts_en_kth-vic_2014h2.csv": [("facebook_insights_posts", 98, 0)],
    "meta/fbinsights-posts_en_lok_2017-07_spreadsheetml.xls": [
        ("facebook_insights_posts", 7, 0),
        ("facebook_insights_stories", 7, 0),
        ("facebook_insights_clicks", 7, 0),
    ],
    "meta/fbinsights-posts_en_lok_2017-11.xlsx": [
        ("facebook_insights_posts", 47, 0),
        ("facebook_insights_stories", 47, 0),
        ("facebook_insights_clicks", 47, 0),
    ],
    "meta/fbinsights-videos_en_kth-vic_2015h2.csv": [("facebook_insights_posts", 21, 0)],
    "meta/mbs-audience_en_oigetit.csv": [
        ("meta_audience_age", 6, 0),
        ("meta_audience_places", 1, 0),
        ("meta_audience_places", 1, 0),
    ],
    "meta/mbs-daily_en_feadev_new-likes-and-follows_2blocks.csv": [
        ("meta_daily_follows", 1070, 0),
        ("meta_daily_follows", 189, 0),
    ],
    "meta/mbs-daily_en_feadev_page-and-profile-visits_2blocks.csv": [
        ("meta_daily_visits", 1070, 0),
        ("meta_daily_visits", 1070, 0),
    ],
    "meta/mbs-daily_en_feadev_reach_2blocks.csv": [
        ("meta_daily_reach", 1070, 0),
        ("meta_daily_reach", 1070, 0),
    ],
    "meta/mbs-daily_en_oigetit_fb-visits.csv": [("meta_daily_visits", 105, 0)],
    "meta/mbs-daily_en_oigetit_follows.csv": [("meta_daily_follows", 105, 0)],
    "meta/mbs-daily_en_oigetit_ig-profile-visits.csv": [("meta_daily_visits", 105, 0)],
    "meta/mbs-daily_en_oigetit_reach.csv": [("meta_daily_reach", 105, 0)],
    "meta/mbs-daily_en_oigetit_views.csv": [("meta_daily_views", 105, 0)],
    "meta/mbs-daily_pt_ufscar_alcance.csv": [("meta_daily_reach", 28, 0)],
    "meta/mbs-daily_pt_ufscar_interacoes.csv": [("meta_daily_interactions", 28, 0)],
    "meta/mbs-daily_pt_ufscar_seguidores.csv": [("meta_daily_follows", 26, 0)],
    "meta/mbs-daily_pt_ufscar_visualizacoes.csv": [("meta_daily_views", 28, 0)],
    # Three rows are the platform's error messages, without an id.
    "meta/mbs-fb-posts_en_mh4u_2023-12.csv": [("meta_facebook_posts", 44, 3)],
    "meta/mbs-fb-posts_en_oigetit_2025q1.csv": [("meta_facebook_posts", 261, 0)],
    "meta/mbs-fb-posts_en_oigetit_video_2025-03.csv": [("meta_facebook_posts", 48, 0)],
    "meta/mbs-ig-posts_en_oigetit_2025-03.csv": [("meta_instagram_posts", 78, 0)],
    "meta/mbs-ig-posts_pt_ufscar_2025q2.csv": [("meta_instagram_posts", 171, 0)],
    "meta/mbs-ig-posts_sv_sr-local_2026-01.csv": [("meta_instagram_posts", 417, 0)],
    "sprout/sprout-post-performance_en_ontairport_2025.csv": [("sprout_posts", 27, 0)],
    "tiktok/tt-content_en_creator_2026-02.csv": [("tiktok_posts", 13, 0)],
    "tiktok/tt-follower-activity_en_creator_2026-02.csv": [("tiktok_active_hours", 168, 0)],
    "tiktok/tt-follower-gender_en_creator_2026-02.csv": [("tiktok_audience", 3, 0)],
    "tiktok/tt-follower-history_365d_en_creator_2026-02.csv": [("tiktok_followers", 365, 0)],
    "tiktok/tt-follower-territories_en_creator_2026-02.csv": [("tiktok_audience", 11, 0)],
    "tiktok/tt-overview_365d_en_creator_2026-02.csv": [("tiktok_days", 365, 0)],
    "tiktok/tt-overview_es_velardez_7d.csv": [("tiktok_days", 7, 0)],
    "tiktok/tt-viewers_365d_en_creator_2026-02.csv": [("tiktok_viewers", 365, 0)],
    "x/tweet-activity_en_adho_bytweet_2021-04.csv": [("x_posts_2013", 31, 0)],
    "x/tweet-activity_en_adho_bytweet_2021-10.csv": [("x_posts_2013", 22, 0)],
    "x/tweet-activity_en_adho_daily_2021-03.csv": [("x_days_2013", 31, 0)],
    "x/tweet-activity_en_adho_daily_2021-08.csv": [("x_days_2013", 31, 0)],
    "x/x-content_en_topdomainclub_2024-11.csv": [("x_posts", 43, 0)],
    "x/x-overview_en_topdomainclub_2024-04.csv": [("x_days", 314, 0)],
    # One record of each table is the total; videos without a publish time have no day.
    "youtube/yt-chart-geo_en_codingtrain_2021.csv": [("youtube_chart", 73365, 0)],
    "youtube/yt-table-cities_en_billmengg.csv": [("youtube_breakdown", 500, 0)],
    "youtube/yt-table-date_en_billmengg.csv": [("youtube_days", 450, 0)],
    "youtube/yt-table-geo_en_codingtrain_2021.csv": [("youtube_breakdown", 201, 0)],
    "youtube/yt-table-traffic_en_billmengg.csv": [("youtube_breakdown", 16, 0)],
    "youtube/yt-table_en_kenjee_2022_softhyphen.csv": [("youtube_posts", 223, 0)],
    "youtube/yt-table_en_oisin_shorts.csv": [("youtube_posts", 102, 0)],
    "youtube/yt-table_en_punetech.csv": [("youtube_posts", 220, 3)],
    "youtube/yt-table_pt_ufscar_2025q2.csv": [("youtube_posts", 499, 17)],
    "youtube/yt-totals_en_codingtrain_2021.csv": [("youtube_totals", 365, 0)],
    "youtube/yt-zip_pt_ufscar_content_2024-25.zip": [
        ("youtube_posts", 499, 23),
        ("youtube_chart_posts", 1825, 0),
        ("youtube_totals", 365, 0),
    ],
    "youtube/yt-zip_pt_ufscar_country_2024-25.zip": [
        ("youtube_breakdown", 12, 0),
        ("youtube_chart", 4380, 0),
        ("youtube_totals", 365, 0),
    ],
    "youtube/yt-zip_pt_ufscar_traffic-source_2024-25.zip": [
        ("youtube_breakdown", 13, 0),
        ("youtube_chart", 4745, 0),
        ("youtube_totals", 365, 0),
    ],
    "youtube/yt-zip_pt_ufscar_viewer-age_2024-25.zip": [("youtube_viewers", 6, 0)],
}

Figure = tuple[str, float, str]
"""A column, what its rows add up to, and their first and last day: found by other means."""

FIGURES: dict[str, list[Figure]] = {
    "bonus-email/constantcontact-campaigns_en_bethlehemhaven_2023.csv": [
        ("value", 163068, "2023-08-19/2024-01-01")
    ],
    "bonus-gsc/gsc-countries_en_kokomoart_2025-09.csv": [("value", 4246.85, "")],
    "bonus-gsc/gsc-dates_en_kokomoart_2025-09.csv": [
        ("impressions", 2437, "2025-08-11/2025-09-07")
    ],
    "bonus-gsc/gsc-devices_en_kokomoart_2025-09.csv": [("value", 2569.272, "")],
    "bonus-gsc/gsc-pages_en_kokomoart_2025-09.csv": [("value", 4924.701, "")],
    "contact-centre/opendata-311-callcentre_en_vancouver_daily.csv": [
        ("value", 20354143.746, "2009-06-16/2024-09-01")
    ],
    "ga4/ga4-gov_en_usda_devices.csv": [("value", 10614590, "2023-12-07/2024-01-05")],
    "ga4/ga4-gov_en_usda_top-pages-7-days.csv": [("value", 819906, "")],
    "ga4/ga4-gov_en_usda_users.csv": [("visits", 37256882, "2023-10-07/2024-01-04")],
    "ga4/ga4-pages_en_awningdepot_2025.csv": [("value", 7079.803, "2026-01-01/2026-01-01")],
    "ga4/ga4-report_en_aptamer_events_2023.csv": [("value", 425910.785, "2024-01-01/2024-01-01")],
    "ga4/ga4-report_en_mh4u_daily_2023.csv": [("visitors", 283560, "2023-07-08/2024-03-04")],
    "ga4/ga4-snapshot_en_datastory_2024.csv": [
        ("visitors", 481, "2024-06-10/2025-01-19"),
        ("value", 432, "2025-01-20/2025-01-20"),
        ("value", 637.106, "2025-01-20/2025-01-20"),
        ("value", 0, "2025-01-20/2025-01-20"),
        ("value", 432, "2025-01-20/2025-01-20"),
        ("value", 617, "2025-01-20/2025-01-20"),
        ("value", 437, "2025-01-20/2025-01-20"),
        ("value", 421, "2025-01-20/2025-01-20"),
        ("value", 16874, "2025-01-20/2025-01-20"),
    ],
    "ga4/ga4-snapshot_en_portfolio_2025_weekly.csv": [
        ("value", 3657, "2026-01-01/2026-01-01"),
        ("value", 3447, "2026-01-01/2026-01-01"),
        ("value", 1831.791, "2026-01-01/2026-01-01"),
        ("value", 0, "2026-01-01/2026-01-01"),
        ("value", 3447, "2026-01-01/2026-01-01"),
        ("value", 4672, "2026-01-01/2026-01-01"),
        ("value", 4332, "2026-01-01/2026-01-01"),
        ("value", 3583, "2026-01-01/2026-01-01"),
        ("value", 130718, "2026-01-01/2026-01-01"),
        ("value", 453, "2026-07-26/2026-07-26"),
        ("value", 5322, "2026-01-01/2026-01-01"),
        ("value", 18706, "2026-01-01/2026-01-01"),
    ],
    "ga4/ga4-snapshot_es_ecuagen_2023.csv": [
        ("visitors", 17, "2023-04-24/2023-05-21"),
        ("value", 17, "2023-05-22/2023-05-22"),
        ("value", 73.75, "2023-05-22/2023-05-22"),
        ("value", 17, "2023-05-22/2023-05-22"),
        ("value", 28, "2023-05-22/2023-05-22"),
        ("value", 17, "2023-05-22/2023-05-22"),
        ("value", 17, "2023-05-22/2023-05-22"),
        ("value", 147, "2023-05-22/2023-05-22"),
        ("value", 16, "2023-05-21/2023-05-21"),
        ("value", 53, "2023-05-22/2023-05-22"),
        ("value", 170, "2023-05-22/2023-05-22"),
    ],
    "linkedin/li-competitors_en_doorly_2025-12.xlsx": [("value", 153, "2025-12-29/2025-12-29")],
    "linkedin/li-content_en_doorly_2025-12_noposts.xls": [
        ("impressions", 31, "2025-11-29/2025-12-28")
    ],
    "linkedin/li-content_en_doorly_2026-03.xls": [
        ("impressions", 474, "2025-12-23/2026-03-22"),
        ("impressions", 269, "2026-01-01/2026-02-04"),
    ],
    "linkedin/li-content_en_proefficient_2025_resaved.xls": [
        ("impressions", 306, "2025-02-14/2025-03-15"),
        ("impressions", 310, "2025-02-19/2025-03-14"),
    ],
    "linkedin/li-followers_en_doorly_2025-12.xls": [
        ("gained", 0, "2025-11-29/2025-12-28"),
        ("value", 82, ""),
        ("value", 122, ""),
        ("value", 128, ""),
        ("value", 152, ""),
        ("value", 111, ""),
    ],
    "linkedin/li-followers_en_doorly_2026-03.xls": [
        ("gained", 16, "2025-12-23/2026-03-22"),
        ("value", 90, ""),
        ("value", 133, ""),
        ("value", 142, ""),
        ("value", 168, ""),
        ("value", 121, ""),
    ],
    "linkedin/li-visitors_en_doorly_2025-12.xls": [("visits", 7, "2025-11-29/2025-12-28")],
    "linkedin/li-visitors_en_doorly_2026-03.xls": [
        ("visits", 122, "2025-12-23/2026-03-22"),
        ("value", 87, ""),
        ("value", 27, ""),
        ("value", 60, ""),
        ("value", 85, ""),
        ("value", 42, ""),
    ],
    "meta/fbinsights-page_en_kth-vic_2014h2.csv": [
        ("impressions", 307404, "2014-08-24/2015-02-19")
    ],
    "meta/fbinsights-posts_en_kth-vic_2014h2.csv": [
        ("impressions", 148670, "2014-11-15/2015-02-20")
    ],
    "meta/fbinsights-posts_en_lok_2017-07_spreadsheetml.xls": [
        ("impressions", 2642563, "2017-06-30/2017-07-22"),
        ("reactions", 14387, "2017-06-30/2017-07-22"),
        ("link_clicks", 1501, "2017-06-30/2017-07-22"),
    ],
    "meta/fbinsights-posts_en_lok_2017-11.xlsx": [
        ("impressions", 13853029, "2017-06-24/2017-11-15"),
        ("reactions", 121635, "2017-06-24/2017-11-15"),
        ("link_clicks", 9997, "2017-06-24/2017-11-15"),
    ],
    "meta/fbinsights-videos_en_kth-vic_2015h2.csv": [
        ("impressions", 113514, "2015-09-11/2016-02-10")
    ],
    "meta/mbs-audience_en_oigetit.csv": [
        ("value", 1, ""),
        ("value", 0.914, ""),
        ("value", 0.377, ""),
    ],
    "meta/mbs-daily_en_feadev_new-likes-and-follows_2blocks.csv": [
        ("gained", 166, "2020-03-29/2023-03-03"),
        ("gained", 621, "2022-06-05/2023-03-01"),
    ],
    "meta/mbs-daily_en_feadev_page-and-profile-visits_2blocks.csv": [
        ("visits", 1210, "2020-03-29/2023-03-03"),
        ("visits", 14347, "2020-03-29/2023-03-03"),
    ],
    "meta/mbs-daily_en_feadev_reach_2blocks.csv": [
        ("reach", 14313, "2020-03-29/2023-03-03"),
        ("reach", 126490, "2020-03-29/2023-03-03"),
    ],
    "meta/mbs-daily_en_oigetit_fb-visits.csv": [("visits", 976, "2025-01-01/2025-04-15")],
    "meta/mbs-daily_en_oigetit_follows.csv": [("gained", 66, "2025-01-01/2025-04-15")],
    "meta/mbs-daily_en_oigetit_ig-profile-visits.csv": [("visits", 449, "2025-01-01/2025-04-15")],
    "meta/mbs-daily_en_oigetit_reach.csv": [("reach", 10734, "2025-01-01/2025-04-15")],
    "meta/mbs-daily_en_oigetit_views.csv": [("impressions", 29981, "2025-01-01/2025-04-15")],
    "meta/mbs-daily_pt_ufscar_alcance.csv": [("reach", 13366, "2025-05-05/2025-06-01")],
    "meta/mbs-daily_pt_ufscar_interacoes.csv": [("engagements", 536, "2025-05-05/2025-06-01")],
    "meta/mbs-daily_pt_ufscar_seguidores.csv": [("gained", 144, "2025-05-05/2025-05-30")],
    "meta/mbs-daily_pt_ufscar_visualizacoes.csv": [("impressions", 20241, "2025-05-05/2025-06-01")],
    "meta/mbs-fb-posts_en_mh4u_2023-12.csv": [("impressions", 1237195, "2023-12-12/2024-03-04")],
    "meta/mbs-fb-posts_en_oigetit_2025q1.csv": [("impressions", 15982, "2025-01-15/2025-04-15")],
    "meta/mbs-fb-posts_en_oigetit_video_2025-03.csv": [("reactions", 8, "2025-03-18/2025-04-15")],
    "meta/mbs-ig-posts_en_oigetit_2025-03.csv": [("impressions", 10931, "2025-03-18/2025-04-14")],
    "meta/mbs-ig-posts_pt_ufscar_2025q2.csv": [("impressions", 2896862, "2025-04-01/2025-06-30")],
    "meta/mbs-ig-posts_sv_sr-local_2026-01.csv": [
        ("impressions", 13376753, "2026-01-01/2026-01-31")
    ],
    "sprout/sprout-post-performance_en_ontairport_2025.csv": [
        ("impressions", 168179, "2025-02-13/2025-12-30")
    ],
    "tiktok/tt-content_en_creator_2026-02.csv": [("impressions", 537161, "2025-04-08/2026-02-01")],
    "tiktok/tt-follower-activity_en_creator_2026-02.csv": [
        ("value", 142304, "2026-02-22/2026-02-28")
    ],
    "tiktok/tt-follower-gender_en_creator_2026-02.csv": [("value", 1, "")],
    "tiktok/tt-follower-history_365d_en_creator_2026-02.csv": [
        ("gained", 4976, "2025-02-28/2026-02-27")
    ],
    "tiktok/tt-follower-territories_en_creator_2026-02.csv": [("value", 1, "")],
    "tiktok/tt-overview_365d_en_creator_2026-02.csv": [
        ("impressions", 2946198, "2025-02-28/2026-02-27")
    ],
    "tiktok/tt-overview_es_velardez_7d.csv": [("impressions", 9, "2026-03-08/2026-03-14")],
    "tiktok/tt-viewers_365d_en_creator_2026-02.csv": [("reach", 2550981, "2025-02-28/2026-02-27")],
    "x/tweet-activity_en_adho_bytweet_2021-04.csv": [
        ("impressions", 64313, "2021-04-01/2021-04-30")
    ],
    "x/tweet-activity_en_adho_bytweet_2021-10.csv": [
        ("impressions", 18892, "2021-10-04/2021-10-29")
    ],
    "x/tweet-activity_en_adho_daily_2021-03.csv": [("impressions", 67873, "2021-03-01/2021-03-31")],
    "x/tweet-activity_en_adho_daily_2021-08.csv": [("impressions", 85151, "2021-08-01/2021-08-31")],
    "x/x-content_en_topdomainclub_2024-11.csv": [("impressions", 4466, "2024-11-13/2025-02-10")],
    "x/x-overview_en_topdomainclub_2024-04.csv": [("impressions", 34465, "2024-04-02/2025-02-11")],
    "youtube/yt-chart-geo_en_codingtrain_2021.csv": [("value", 14344009, "2021-01-01/2021-12-31")],
    "youtube/yt-table-cities_en_billmengg.csv": [("value", 3358082.768, "")],
    "youtube/yt-table-date_en_billmengg.csv": [("impressions", 12100212, "2024-01-21/2025-04-24")],
    "youtube/yt-table-geo_en_codingtrain_2021.csv": [("value", 15423453.712, "")],
    "youtube/yt-table-traffic_en_billmengg.csv": [("value", 80351783.431, "")],
    "youtube/yt-table_en_kenjee_2022_softhyphen.csv": [
        ("impressions", 5567998, "2017-06-06/2022-01-17")
    ],
    "youtube/yt-table_en_oisin_shorts.csv": [("impressions", 97001, "2021-08-11/2024-02-25")],
    "youtube/yt-table_en_punetech.csv": [("impressions", 51051, "2020-08-08/2026-03-04")],
    "youtube/yt-table_pt_ufscar_2025q2.csv": [("impressions", 150262, "2020-05-12/2025-06-28")],
    "youtube/yt-totals_en_codingtrain_2021.csv": [
        ("impressions", 15503810, "2020-12-31/2021-12-30")
    ],
    "youtube/yt-zip_pt_ufscar_content_2024-25.zip": [
        ("impressions", 153100, "2020-06-08/2025-05-30"),
        ("value", 67260, "2024-06-03/2025-06-02"),
        ("impressions", 157474, "2024-06-02/2025-06-01"),
    ],
    "youtube/yt-zip_pt_ufscar_country_2024-25.zip": [
        ("value", 152027.963, ""),
        ("value", 142479, "2024-06-03/2025-06-02"),
        ("impressions", 157474, "2024-06-02/2025-06-01"),
    ],
    "youtube/yt-zip_pt_ufscar_traffic-source_2024-25.zip": [
        ("value", 1897010.482, ""),
        ("value", 157474, "2024-06-03/2025-06-02"),
        ("impressions", 157474, "2024-06-02/2025-06-01"),
    ],
    "youtube/yt-zip_pt_ufscar_viewer-age_2024-25.zip": [("value", 21.675, "")],
}

REFUSED = {
    "bonus-gsc/gsc-filters_en_kokomoart_2025-09.csv": "the list of filters of a Search Console",
}

EMPTY_CHART = "youtube/yt-zip_pt_ufscar_content_2020-25.zip"


def test_every_social_export_is_expected_to_be_taken_in_or_refused() -> None:
    files = {path for path in (EXPORTS / "social").glob("*/*") if path.is_file()}

    names = {path.relative_to(EXPORTS / "social").as_posix() for path in files}

    assert names == {*TAKEN_IN, *REFUSED, EMPTY_CHART}


@pytest.mark.parametrize("name", TAKEN_IN)
def test_a_real_export_is_taken_in_row_by_row(name: str, tmp_path: Path) -> None:
    found = parsing.parse(EXPORTS / "social" / name, tmp_path, "", TODAY)

    tables = [
        (one.format, one.rows_read, len({rejection.row for rejection in one.rejections}))
        for one in found
    ]

    for fits, rows, rejected in tables:
        sys.stdout.write(f"{name:75} {fits or '-':28} {rows:7,} rows {rejected:4} rejected\n")
    assert [one.problem for one in found] == [None] * len(found)
    assert tables == TAKEN_IN[name]
    assert all(one.certainty and one.why and one.zone and one.basis for one in found)
    summed = [
        (column, *_figure(tmp_path, one, column))
        for one, (column, *_) in zip(found, FIGURES[name], strict=True)
    ]
    assert summed == FIGURES[name]


def _figure(folder: Path, parsed: Parsed, column: str) -> tuple[float, str]:
    """What a column of a table adds up to, and from when until when its rows are."""
    assert parsed.arrow is not None
    assert parsed.fills is not None
    with pa.memory_map(str(folder / parsed.arrow)) as file:
        rows = pa.ipc.open_file(file).read_all()
    total = round(float(pc.sum(rows[column]).as_py()), 3)
    span = pc.min_max(rows[TABLES[parsed.fills].dated_by]).as_py()
    return total, f"{span['min']}/{span['max']}" if span["min"] else ""


@pytest.mark.parametrize("name", REFUSED)
def test_a_real_export_without_figures_is_refused(name: str, tmp_path: Path) -> None:
    (found,) = parsing.parse(EXPORTS / "social" / name, tmp_path, "", TODAY)

    assert REFUSED[name] in (found.problem or "")
    assert found.remedy


def test_an_empty_chart_in_a_zip_does_not_hide_the_tables_beside_it(tmp_path: Path) -> None:
    table, chart, totals = parsing.parse(EXPORTS / "social" / EMPTY_CHART, tmp_path, "", TODAY)

    assert (table.format, table.rows_read) == ("youtube_posts", 500)
    assert "there are no rows below its header" in (chart.problem or "")
    assert (totals.format, totals.rows_read) == ("youtube_totals", 1819)
