"""Progress: who hears what, what a child may say, and how long it still takes."""

import json

import pytest

from dashboard import progress
from dashboard.progress import Pace, Progress


def test_report_is_heard_by_who_listens_and_by_nobody_else() -> None:
    heard: list[Progress] = []

    progress.report("reading", 1, 2)
    with progress.told_to(heard.append):
        progress.report("writing", 1, 3)
    progress.report("reading", 2, 2)

    assert heard == [Progress("writing", 1, 3)]


def test_a_childs_line_is_understood(capsys: pytest.CaptureFixture[str]) -> None:
    progress.to_parent(Progress("typing", 10, 40))

    said = progress.from_child(capsys.readouterr().out)

    assert said == Progress("typing", 10, 40)
    assert said.share == 0.25


@pytest.mark.parametrize(
    "line",
    [
        "nonsense",
        "[]",
        "null",
        json.dumps({"step": "typing"}),
        json.dumps({"step": "<b>", "done": 1, "total": 2}),
        json.dumps({"step": "typing", "done": -1, "total": 2}),
        json.dumps({"step": "typing", "done": True, "total": 2}),
        json.dumps({"step": "typing", "done": 10**30, "total": 2}),
        json.dumps({"step": ["typing"], "done": 1, "total": 2}),
        "[" * 100_000,
    ],
)
def test_a_childs_nonsense_is_not_believed(line: str) -> None:
    assert progress.from_child(line) is None


def test_pace_says_nothing_before_it_can_tell() -> None:
    pace = Pace()

    pace.hear(Progress("typing", 10, 40))

    assert pace.seconds_left() is None


def test_pace_tells_how_long_it_still_takes(monkeypatch: pytest.MonkeyPatch) -> None:
    clock = iter([0.0, 10.0, 20.0])
    monkeypatch.setattr("dashboard.progress.time.monotonic", lambda: next(clock))
    pace = Pace()

    pace.hear(Progress("typing", 0, 40))
    pace.hear(Progress("typing", 10, 40))

    assert pace.seconds_left() == 30.0
