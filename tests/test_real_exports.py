"""Real exports of real offices, which stand beside the checkout and never in it.

What each file holds is what the catalogue beside it says: its data rows, without total rows, rows
of descriptions and footers.
"""

import sys
from pathlib import Path

import pytest

from dashboard import parsing

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

REFUSED = {
    "bonus-gsc/gsc-filters_en_kokomoart_2025-09.csv": "columns that fit no known export",
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
