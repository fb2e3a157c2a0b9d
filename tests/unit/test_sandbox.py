"""What a child may do to the server: nothing. Each rogue of tests/rogues.py is tried."""

import json
import os
import tempfile
import time
from pathlib import Path

import pytest

from dashboard import intake, sandbox
from dashboard.intake import reading
from dashboard.sandbox import MIB, Ended, Limits

ROGUES = "tests.rogues"
SMALL = Limits(memory=300 * MIB, output=8 * MIB)
BRIEF = Limits(cpu_seconds=1, seconds=2)


def run(name: str, folder: Path, limits: Limits = SMALL) -> Ended:
    return sandbox.run([ROGUES, f"{name}.csv", str(folder)], folder, limits=limits)


def uploaded(name: str, folder: Path, monkeypatch: pytest.MonkeyPatch) -> intake.Upload:
    """What becomes of a file whose contents make the child behave in a way."""
    limits = BRIEF if name in ("hangs", "burns") else SMALL
    monkeypatch.setattr(reading, "PARSER", ROGUES)
    monkeypatch.setattr(sandbox, "limits_for", lambda _: limits)
    path = folder / f"{name}.csv"
    path.write_text("Date,Views\n")
    return intake.parse(path)


def test_sandbox_hears_a_child_line_by_line(tmp_path: Path) -> None:
    heard: list[str] = []

    ended = sandbox.run([ROGUES, "honest.csv", str(tmp_path)], tmp_path, heard.append)

    assert ended == Ended(0, "")
    assert heard == ['{"share": 25}', '{"share": 100}']


def test_sandbox_keeps_its_environment_from_the_child(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("SADA_SECRET", "secret")

    run("honest", tmp_path)

    known = json.loads((tmp_path / "environment.json").read_text())
    assert "SADA_SECRET" not in known
    assert known["TMPDIR"] == known["HOME"] == str(tmp_path)


def test_sandbox_leaves_no_grandchild_alive(tmp_path: Path) -> None:
    run("leaves_a_child_behind", tmp_path)

    number = (tmp_path / "number").read_text()
    state = Path("/proc", number, "stat")
    until = time.monotonic() + 2
    while state.exists() and ") Z " not in state.read_text() and time.monotonic() < until:
        time.sleep(0.01)
    assert not state.exists() or ") Z " in state.read_text()


def test_sandbox_leaves_nothing_behind(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(tempfile, "tempdir", str(tmp_path / "temporary"))
    (tmp_path / "temporary").mkdir()

    uploaded("honest", tmp_path, monkeypatch)
    uploaded("says_nonsense", tmp_path, monkeypatch)

    assert list((tmp_path / "temporary").iterdir()) == []


def test_an_honest_child_is_believed(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    upload = uploaded("honest", tmp_path, monkeypatch)

    assert [rows.num_rows for rows in upload.rows if rows is not None] == [1]


@pytest.mark.parametrize(
    ("rogue", "words"),
    [
        ("hangs", "could not be read within 2 seconds"),
        ("burns", "could not be read within 2 seconds"),
        ("kills_itself", "could not be read within 60 seconds"),
        ("swells", "could not be read with 300 MB of memory"),
        ("fills_the_disk", "grew to more than 8 MB"),
        ("chatters", "grew to more than 8 MB"),
        ("crashes", "its contents stopped the reader"),
        ("says_nothing", "its contents stopped the reader"),
        ("says_nonsense", "its contents stopped the reader"),
        ("says_it_deeply", "its contents stopped the reader"),
        ("says_too_much", "its contents stopped the reader"),
        ("names_a_sentence_that_is_none", "its contents stopped the reader"),
        ("names_no_table", "its contents stopped the reader"),
        ("points_elsewhere", "its contents stopped the reader"),
        ("counts_wrong", "7 rows read, 1 kept, 0 rejected"),
        ("brings_another_type", "no column amount of type string"),
        ("brings_another_column", "no column password"),
        ("brings_no_key", "item is null in 1 rows"),
        ("brings_text_that_is_none", "its contents stopped the reader"),
        ("brings_half_a_file", "its contents stopped the reader"),
    ],
)
def test_a_rogue_child_ends_in_a_sentence(
    rogue: str, words: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    upload = uploaded(rogue, tmp_path, monkeypatch)

    (said,) = upload.parsed
    assert words in said["problem"]
    assert said["remedy"]
    assert said["problem_ar"]
    assert upload.rows == (None,)


def test_a_child_that_writes_one_large_file_is_stopped(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (said,) = uploaded("writes_one_large_file", tmp_path, monkeypatch).parsed

    # Beside the upload, a file at its limit is already too much: whoever looks first, stops it.
    assert "File too large" in said["problem"] or "grew to more than 8 MB" in said["problem"]


def test_a_child_writes_no_core_and_gives_way_to_readers(tmp_path: Path) -> None:
    mine = os.nice(0)

    ended = run("crashes", tmp_path)

    assert ended.crashed
    assert not list(tmp_path.glob("core*"))
    assert os.nice(0) == mine


def test_a_small_file_with_a_rejected_cell_keeps_within_its_memory(tmp_path: Path) -> None:
    path = tmp_path / "messages.csv"
    path.write_text(
        "Message,Channel,Unit,Arrived,First reply\n1,x,MOH,2026-01-01 10:00,soon\n"
        "2,x,MOH,2026-01-01 10:00,\n"
    )

    (said,) = intake.parse(path).parsed

    assert said["problem"] is None
    assert [one["value"] for one in said["rejections"]] == ["soon"]
