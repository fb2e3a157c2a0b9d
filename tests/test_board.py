"""The board: each KPI in words, what needs attention first, through app.py."""

import json
import re
from datetime import date
from html import unescape
from pathlib import Path

import pyarrow as pa
import pytest

from dashboard import annotations, targets
from dashboard.annotations import Event
from dashboard.cli import main
from dashboard.scope import add_months
from dashboard.targets import Target
from dashboard.warehouse import Part, Warehouse
from tests.test_pages import opened, said

FIRST, MONTHS = date(2025, 1, 1), 22
FALL = 14
"""From this month on, fewer messages are answered."""


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A lake whose response rate falls in March 2026, when a campaign begins."""
    place = tmp_path_factory.mktemp("board") / "lake"
    warehouse = Warehouse(place)
    rows: list[dict[str, object]] = []
    for month in range(MONTHS):
        answered = (18, 19)[month % 2] - (10 if month >= FALL else 0)
        for number in range(20):
            day = add_months(FIRST, month)
            arrived = f"{day} 06:00"
            rows.append(
                {
                    "message_id": f"{month}-{number}",
                    "channel": "x",
                    "account": "Unassigned",
                    "unit": "Unassigned",
                    "arrived_at": arrived,
                    "arrived_on": day,
                    "replied_at": f"{day} 07:00" if number < answered else None,
                    "needs_answer": True,
                    "limit_hours": 24.0,
                    "known_at": "2027-01-01 00:00",
                    "topic": "Unassigned",
                    "_row": len(rows) + 2,
                }
            )
    warehouse.commit([Part("message", pa.Table.from_pylist(rows))], "A test", "Messages", {})
    campaign = Event(
        "Spring", "الربيع", "campaign", "Unassigned", date(2026, 2, 20), date(2026, 4, 1)
    )
    annotations.note(warehouse, campaign, "A test")
    aim = Target("response_rate", None, None, date(2026, 1, 1), date(2027, 1, 1), 0)
    targets.save(warehouse, aim, "70%", "A test")
    warehouse.close()
    return place


def words(html: str) -> str:
    return unescape(re.sub(r"<[^>]*>", " ", html))


def test_a_row_says_signal_event_and_target_in_one_sentence(
    folder: Path, lake_in_use: pytest.MonkeyPatch
) -> None:
    lake_in_use.setenv("SADA_DATA", str(folder))

    english, arabic = (words(said(opened("board", lang=language))) for language in ("en", "ar"))

    assert (
        "Special cause: 7 months below its usual range since “\u2068Spring\u2069”;"
        " the target will be met sometimes, not always."
    ) in english
    assert (
        "سبب خاص: 7 أشهر تحت نطاقه المعتاد منذ «\u2068الربيع\u2069»،"
        " ويتحقق المستهدف أحياناً لا دائماً."
    ) in arabic


def test_limits_begin_anew_at_an_event_and_are_on_trial(
    folder: Path, lake_in_use: pytest.MonkeyPatch
) -> None:
    lake_in_use.setenv("SADA_DATA", str(folder))

    app = opened("board", lang="en", r="2026-02-20")

    assert app.selectbox(key="board_rebase").value == "2026-02-20"
    assert "Too few points (7 of 12)" in words(said(app))


def test_control_reads_the_target_in_the_lake_and_an_event_by_its_name(
    folder: Path, lake_in_use: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    lake_in_use.setenv("SADA_DATA", str(folder))

    code = main(["control", "E01", "--rebase", "spring", "--json", "--details"])

    answer = json.loads(capsys.readouterr().out)
    assert (code, answer["target"], answer["rebased_at"]) == (0, 0.7, ["2026-03-01"])
    assert main(["control", "E01", "--rebase", "Autumn", "--json"]) == 2


def test_targets_are_listed_with_how_many_are_met(
    folder: Path, lake_in_use: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    lake_in_use.setenv("SADA_DATA", str(folder))

    code = main(["targets", "--json"])

    answer = json.loads(capsys.readouterr().out)
    assert code == 0
    assert (answer["met"], answer["judged"], answer["open"]) == (0, 0, 1)
    (one,) = answer["targets"]
    assert (one["status"], one["is_reached"]) == ("on_the_way", False)


def test_a_quarter_that_is_not_over_is_no_fall(
    folder: Path, lake_in_use: pytest.MonkeyPatch
) -> None:
    lake_in_use.setenv("SADA_DATA", str(folder))
    asked = {"from": "2025-01-01", "to": "2026-09-01", "p": "quarter", "lang": "en"}

    html = words(said(opened("board", **asked)))

    assert "Q2 2026" in html
    assert "Q3 2026" not in html


def test_a_year_of_which_one_day_is_looked_at_is_drawn_beside_the_last_whole_one(
    folder: Path, lake_in_use: pytest.MonkeyPatch
) -> None:
    lake_in_use.setenv("SADA_DATA", str(folder))
    asked = {"from": "2026-09-30", "to": "2026-10-01", "p": "year", "k": "E01", "lang": "en"}

    app = opened("overview", **asked)

    assert not app.exception
    assert "by year · " in words(said(app))
