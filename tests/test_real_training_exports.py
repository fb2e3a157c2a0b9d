"""Real exports of training, surveys and government offices, which stand beside the checkout.

What each file holds is what the catalogue beside it says: its data rows, without the lines of a
second header, and for attendance reports the joins of those who came to learn. What they add up to
was summed by other means: with Python's csv, by hand for the workbook-like ones.
"""

import re
import sys
from pathlib import Path

import pyarrow as pa
import pyarrow.compute as pc
import pyarrow.ipc
import pytest

from dashboard import parsing

EXPORTS = Path(__file__).parent.parent.parent / "shared" / "exports" / "training"
TODAY = "2026-11-23"

pytestmark = pytest.mark.skipif(
    not EXPORTS.exists(), reason=f"the real exports are not on this machine: {EXPORTS}"
)

Table = tuple[str, int, int, int, str, float]
"""A format, data rows read and rejected, rows taken in, and a column with what it adds up to."""

TAKEN_IN: dict[str, list[Table]] = {
    "derived/qualtrics-3-row-header-REDACTED.csv": [
        ("qualtrics_responses", 1, 0, 2, "answer", 2),
    ],
    "derived/teams-attendance-v2-sections-utf16be-REDACTED.csv": [
        ("teams_meetings", 1, 0, 1, "held_on", 1),
        ("teams_participants", 7, 0, 7, "minutes", 128.767),
    ],
    "derived/teams-attendance-v2c-sections-utf8-REDACTED.csv": [
        ("teams_meetings", 1, 0, 1, "held_on", 1),
        ("teams_participants", 8, 0, 8, "minutes", 111.3),
    ],
    # Bodies that have gone since stand in 27 records of 2013 and later, without a figure.
    "govresponse/uk-cabinet-office-foi-2020.csv": [
        ("uk_foi_statistics", 2276, 0, 18200, "value", 3330529.203),
    ],
    "govresponse/uk-councils-foi-2017.csv": [("uk_councils_foi", 349, 0, 2954, "value", 892259.06)],
    "govresponse/uk-councils-foi-staff-cost.csv": [
        ("uk_councils_foi_staff", 384, 0, 459, "value", 6190804.737),
    ],
    "govsocial/canada-gc-deleted-accounts.csv": [
        ("canada_closed_accounts", 960, 0, 960, "since", 960),
    ],
    # Two days stand in it twice; the lake holds each count once.
    "govsocial/canada-gc-department-counts-daily-2024.csv": [
        ("department_counts", 12705, 0, 12705, "value", 109485),
    ],
    "govsocial/canada-gc-social-accounts-2025-01-29.csv": [
        ("canada_accounts", 1828, 0, 1828, "account", 1828),
    ],
    "govsocial/canada-gc-social-accounts-2026.csv": [
        ("canada_accounts", 1865, 0, 1865, "account", 1865),
    ],
    # Nineteen of its 5,899 records are totals of a day.
    "govsocial/nyc-social-media-usage.csv": [
        ("nyc_social_media_usage", 5880, 0, 5880, "followers", 36292725),
    ],
    "govtraining/uk-csps2020_mean_timeseries.csv": [
        ("people_survey_years", 157, 0, 1330, "value", 600.26),
    ],
    "govtraining/uk-csps2020_orgscores_long.csv": [
        ("people_survey_scores", 10545, 0, 10545, "value", 6600.27),
    ],
    # The 39 groups that the 111 organisations belong to are units of their own.
    "govtraining/uk-csps2020_orgscores_meta.csv": [
        ("people_survey_units", 111, 0, 150, "parent", 111),
    ],
    # Three assignments and the final score of four learners.
    "lms/canvas-gradebook-export-fictional.csv": [
        ("canvas_grades", 4, 0, 16, "score", 593.22),
    ],
    # Two head counts are no numbers, one name is cut off, one row has more days than the header.
    "lms/carpentries-daily-attendance-ragged.csv": [
        ("carpentries_daily", 298, 4, 294, "held_on", 294),
    ],
    "lms/carpentries-instructor-training-badged.csv": [
        ("carpentries_badged", 191, 0, 191, "attended", 3836),
    ],
    "lms/carpentries-workshops-attendance.csv": [
        ("carpentries_workshops", 1869, 0, 1869, "attended", 41554),
    ],
    "lms/carpentrycon-2022-attendees-by-session.csv": [
        ("carpentrycon_attendees", 70, 0, 70, "attended", 1627),
    ],
    "lms/carpentrycon-2022-zoom-session-metadata.csv": [
        ("carpentrycon_sessions", 72, 0, 72, "hours", 93.583),
    ],
    "lms/oulad-studentInfo-subset.csv": [("oulad_students", 12489, 0, 12489, "learner", 12489)],
    "lms/zoom-webinar-attendee-report-2020-anonymised.csv": [
        ("zoom_webinars", 1, 0, 1, "hours", 9.133),
        ("zoom_webinar_attendees", 940, 0, 940, "minutes", 64540),
        ("zoom_webinar_others", 4, 0, 4, "minutes", 54),
    ],
    # Answers to seven of its questions agree or disagree, as the scores of the next one.
    "surveys/carpentries-instructor-training-post-survey.csv": [
        ("carpentries_training_survey", 967, 0, 17886, "score", 23071),
    ],
    "surveys/carpentries-longterm-survey-2020.csv": [
        ("carpentries_longterm_survey", 176, 0, 3239, "score", 3543),
    ],
    "surveys/carpentrycon-2020-session-feedback-nps.csv": [
        ("carpentrycon_feedback", 124, 0, 1734, "answer", 1734),
    ],
    # Three of its 1,000 answers name a country of two words that nobody else comes from.
    "surveys/elixir-tmd-demographics-example.csv": [
        ("elixir_demographics", 200, 0, 997, "answer", 997),
    ],
    "surveys/elixir-tmd-events-example.csv": [("elixir_events", 20, 0, 20, "attended", 1249)],
    "surveys/elixir-tmd-impacts-example.csv": [("elixir_impacts", 200, 0, 2000, "answer", 2000)],
    "surveys/elixir-tmd-qualities-example.csv": [("elixir_qualities", 200, 0, 1000, "score", 562)],
    "surveys/surveymonkey-comma-one-row-header.csv": [
        ("surveymonkey_responses", 1129, 0, 12624, "answer", 12624),
    ],
    "surveys/surveymonkey-starwars-two-row-header.csv": [
        ("surveymonkey_responses", 1186, 0, 30428, "answer", 30428),
    ],
}

REFUSED = {
    "did/card-krueger-njmin.csv": "columns that fit no known export",
    "did/castle.dta": "",
    "did/mpdta-R-did-reference-aggte.csv": "columns that fit no known export",
    "did/mpdta-R-did-reference-attgt.csv": "columns that fit no known export",
    "did/mpdta.csv": "columns that fit no known export",
    "did/organ-donation.csv": "columns that fit no known export",
    "govtraining/uk-csps2020_orgscores_measures.csv": "holds no figure",
    "lms/lms-online-minutes-2018-masked.csv": "columns that fit no known export",
    "lms/lms-results-2018-masked.csv": "columns that fit no known export",
    "lms/lms-video-activity-2018-masked.csv": "columns that fit no known export",
    "lms/moodle-course-log-2017-anonymised.csv": "a click is neither attendance nor a result",
    "lms/moodle-course-log-2021-anonymised.csv": "a click is neither attendance nor a result",
    "lms/oulad-assessments-subset.csv": "nobody who took them",
    "lms/oulad-courses-subset.csv": "nobody who took them",
    "lms/oulad-studentAssessment-subset.csv": "a course that it does not name",
    "lms/oulad-studentRegistration-subset.csv": "does not say who completed a course",
    "lms/oulad-vle-subset.csv": "nobody who read them",
    "surveys/elixir-tmd-events-template.csv": "no rows below its header",
    "surveys/elixir-tmd-metrics-demographic-quality-template.csv": "no rows below its header",
    "surveys/elixir-tmd-metrics-impact-template.csv": "no rows below its header",
}
"""Lists, logs, empty templates and figures without what would date them, each with its reason."""

PERSON = re.compile(r"[^\s@]+@[^\s@]+\.[a-z]+|\b\d{1,3}\.\d{1,3}\.\d{1,3}\.\d{1,3}\b")
"""An e-mail or an IP address."""


def test_every_training_export_has_its_place_here() -> None:
    found = {path.relative_to(EXPORTS).as_posix() for path in EXPORTS.glob("*/*") if path.is_file()}

    assert found == TAKEN_IN.keys() | REFUSED.keys()


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
    assert tables == [table[:3] for table in TAKEN_IN[name]]
    for one, (*_, rows, column, total) in zip(found, TAKEN_IN[name], strict=True):
        taken = _rows(tmp_path / (one.arrow or ""))
        assert taken.num_rows == rows
        assert _total(taken[column]) == pytest.approx(total, abs=0.001)
        assert not [cell for cell in _texts(taken) if PERSON.search(cell)]


def _rows(path: Path) -> pa.Table:
    with pa.memory_map(str(path)) as file:
        return pa.ipc.open_file(file).read_all()


def _total(column: pa.ChunkedArray) -> float:
    """What numbers add up to; of text and days, how many there are."""
    if pa.types.is_floating(column.type) or pa.types.is_integer(column.type):
        return float(pc.sum(column).as_py() or 0)
    return float(len(column) - column.null_count)


def _texts(table: pa.Table) -> set[str]:
    """All text of a table that could name somebody."""
    columns = [name for name in ("learner", "answer", "response_id") if name in table.column_names]
    return {cell for name in columns for cell in table[name].to_pylist() if cell}


@pytest.mark.parametrize("name", REFUSED)
def test_an_export_without_a_place_is_refused_with_what_to_do(name: str, tmp_path: Path) -> None:
    found = parsing.parse(EXPORTS / name, tmp_path, "", TODAY)

    assert [one.arrow for one in found] == [None]
    assert REFUSED[name] in (found[0].problem or "")
    assert found[0].problem
    assert found[0].remedy
