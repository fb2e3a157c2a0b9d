"""Real exports of training, surveys and government offices, which stand beside the checkout.

What each file holds is what the catalogue beside it says: its data rows, without the lines of a
second header, and for attendance reports the joins of those who came to learn.
"""

import sys
from pathlib import Path

import pytest

from dashboard import parsing

EXPORTS = Path(__file__).parent.parent.parent / "shared" / "exports" / "training"
TODAY = "2026-11-23"

pytestmark = pytest.mark.skipif(
    not EXPORTS.exists(), reason=f"the real exports are not on this machine: {EXPORTS}"
)

Table = tuple[str, int, int]
"""A format, the data rows read, and how many of them were rejected."""

TAKEN_IN: dict[str, list[Table]] = {
    "derived/qualtrics-3-row-header-REDACTED.csv": [("qualtrics_responses", 1, 0)],
    "derived/teams-attendance-v2-sections-utf16be-REDACTED.csv": [
        ("teams_meetings", 1, 0),
        ("teams_participants", 7, 0),
    ],
    "derived/teams-attendance-v2c-sections-utf8-REDACTED.csv": [
        ("teams_meetings", 1, 0),
        ("teams_participants", 8, 0),
    ],
    "govsocial/canada-gc-deleted-accounts.csv": [("canada_closed_accounts", 960, 0)],
    "govsocial/canada-gc-social-accounts-2025-01-29.csv": [("canada_accounts", 1828, 0)],
    "govsocial/canada-gc-social-accounts-2026.csv": [("canada_accounts", 1865, 0)],
    # Nineteen of its 5,899 records are totals of a day.
    "govsocial/nyc-social-media-usage.csv": [("nyc_social_media_usage", 5880, 0)],
    # Two head counts are no numbers, one name is cut off, one row has more days than the header.
    "lms/carpentries-daily-attendance-ragged.csv": [("carpentries_daily", 298, 4)],
    "lms/carpentries-instructor-training-badged.csv": [("carpentries_badged", 191, 0)],
    "lms/carpentries-workshops-attendance.csv": [("carpentries_workshops", 1869, 0)],
    "lms/carpentrycon-2022-attendees-by-session.csv": [("carpentrycon_attendees", 70, 0)],
    "lms/carpentrycon-2022-zoom-session-metadata.csv": [("carpentrycon_sessions", 72, 0)],
    "lms/oulad-studentInfo-subset.csv": [("oulad_students", 12489, 0)],
    "lms/zoom-webinar-attendee-report-2020-anonymised.csv": [
        ("zoom_webinars", 1, 0),
        ("zoom_webinar_attendees", 940, 0),
        ("zoom_webinar_others", 4, 0),
    ],
    "surveys/carpentries-instructor-training-post-survey.csv": [
        ("carpentries_training_survey", 967, 0)
    ],
    "surveys/carpentries-longterm-survey-2020.csv": [("carpentries_longterm_survey", 176, 0)],
    "surveys/carpentrycon-2020-session-feedback-nps.csv": [("carpentrycon_feedback", 124, 0)],
    "surveys/elixir-tmd-events-example.csv": [("elixir_events", 20, 0)],
    "surveys/elixir-tmd-impacts-example.csv": [("elixir_impacts", 200, 0)],
    "surveys/elixir-tmd-qualities-example.csv": [("elixir_qualities", 200, 0)],
    "surveys/surveymonkey-comma-one-row-header.csv": [("surveymonkey_responses", 1129, 0)],
    "surveys/surveymonkey-starwars-two-row-header.csv": [("surveymonkey_responses", 1186, 0)],
}


def _files() -> set[str]:
    found = (path for path in EXPORTS.glob("*/*") if path.is_file())
    return {path.relative_to(EXPORTS).as_posix() for path in found}


REFUSED = sorted(_files() - set(TAKEN_IN))
"""Gradebooks, logs and statistics that no table of the lake has a place for."""


def test_every_training_export_named_here_is_there() -> None:
    assert set(TAKEN_IN) <= _files()


@pytest.mark.parametrize("name", TAKEN_IN)
def test_a_real_export_is_taken_in_row_by_row(name: str, tmp_path: Path) -> None:
    found = parsing.parse(EXPORTS / name, tmp_path, "", TODAY)

    tables = [
        (one.format, one.rows_read, len({rejection.row for rejection in one.rejections}))
        for one in found
    ]

    for fits, rows, rejected in tables:
        sys.stdout.write(f"{name:75} {fits or '-':28} {rows:7,} rows {rejected:4} rejected\n")
    assert [one.problem for one in found] == [None] * len(found)
    assert tables == TAKEN_IN[name]


@pytest.mark.parametrize("name", REFUSED)
def test_an_export_without_a_place_is_refused_with_what_to_do(name: str, tmp_path: Path) -> None:
    found = parsing.parse(EXPORTS / name, tmp_path, "", TODAY)

    assert [one.arrow for one in found] == [None]
    assert found[0].problem
    assert found[0].remedy
