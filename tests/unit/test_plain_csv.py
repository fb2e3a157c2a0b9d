"""Files read by the column: the same rows as cell by cell, or none at all."""

from collections.abc import Mapping, Sequence
from contextlib import suppress
from pathlib import Path
from typing import Any

import pyarrow.ipc
import pytest

from dashboard import parsing, progress
from dashboard.parsing import Parsed, cells, files, plain_csv
from dashboard.recognition import Export

ROOT = Path(__file__).parents[2]
SHARED = ROOT.parent / "shared"
EXPORTS = [
    sorted(folder.glob("*/export.[ct]sv"))[0]
    for folder in sorted((ROOT / "tests" / "exports").iterdir())
    if list(folder.glob("*/export.[ct]sv"))
]
REAL = sorted(
    path for place in ("exports", "messy/dev") for path in (SHARED / place).rglob("*.[ct]sv")
)


class NotByColumn(Exception):
    """A file is not plain enough, so that there is nothing to compare."""


def parsed(path: Path, folder: Path) -> list[dict[str, Any]]:
    """All that comes of a file: what is said of it, and its rows."""
    folder.mkdir()
    found = parsing.parse(path, folder, "moh", "2026-11-23")
    said = [vars(one) for one in found]
    for one in said:
        if one["arrow"]:
            rows = pyarrow.ipc.open_file(str(folder / one["arrow"])).read_all()
            one["rows"] = rows.to_pylist()
    return said


@pytest.fixture
def by_the_column(monkeypatch: pytest.MonkeyPatch) -> list[Path]:
    """Lets small files be read by the column too; the files that were."""
    taken: list[Path] = []
    parse = files._parse_plain

    def noted(
        path: Path, folder: Path, given: Mapping[str, str], formats: Sequence[Export]
    ) -> Parsed | None:
        found = parse(path, folder, given, formats)
        if found:
            taken.append(path)
        elif plain_csv.FROM_BYTES == 0:
            raise NotByColumn
        return found

    monkeypatch.setattr(plain_csv, "FROM_BYTES", 0)
    monkeypatch.setattr(files, "_parse_plain", noted)
    return taken


def compared(paths: list[Path], folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Read each file by the column, and those that can be so read cell by cell as well."""
    for number, path in enumerate(paths):
        with suppress(NotByColumn):
            swift = parsed(path, folder / f"swift{number}")
            with monkeypatch.context() as patched:
                patched.setattr(plain_csv, "FROM_BYTES", 2**60)
                exact = parsed(path, folder / f"exact{number}")
            assert swift == exact, path


def test_a_file_reads_the_same_by_the_column(
    by_the_column: list[Path], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    compared(EXPORTS, tmp_path, monkeypatch)

    assert len(by_the_column) > len(EXPORTS) / 3


@pytest.mark.skipif(not REAL, reason="the real files are not here")
def test_a_real_file_reads_the_same_by_the_column(
    by_the_column: list[Path], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    compared([path for path in REAL if path.stat().st_size < 100_000], tmp_path, monkeypatch)

    assert by_the_column


def test_a_file_in_pieces_shares_its_latest_moment(
    by_the_column: list[Path], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    first = "Message,Channel,Unit,Topic,Arrived,First reply,Closed"
    rows = [f"{n},x,MOH,Roads,2024-03-0{n % 9 + 1} 09:00,," for n in range(60)]
    rows[7] = "7,x,MOH,Roads,2024-03-01 09:00,2024-05-02 10:00,2024-05-01 10:00"
    rows[9] = "9,x,MOH,Roads,soon,,2024-06-01 12:00"
    path = tmp_path / "messages.csv"
    path.write_text("\n".join([first, *rows, ""]), encoding="utf-8")
    monkeypatch.setattr(plain_csv, "STEP", 300)
    monkeypatch.setattr(plain_csv, "PIECE", 300)
    monkeypatch.setattr(cells, "HELD", 0)

    compared([path], tmp_path, monkeypatch)
    heard: list[progress.Progress] = []
    with progress.told_to(heard.append):
        (again,) = parsed(path, tmp_path / "again")

    assert by_the_column
    assert again["overall"] == {"known_at": "2024-06-01T09:00:00"}
    assert [one.row for one in again["rejections"]] == [11]
    assert len(heard) > 3
    assert heard[-1] == progress.Progress("typing", 59, 61)
