"""What stands first in a file that no format fits, for the analyst who says what it means.

The file is read in the sandbox, as `python -m dashboard.recognition.glimpses FILE FOLDER`, which
leaves `glimpses.json` in FOLDER; this process reads nothing but that.
"""

import json
import re
import sys
import tempfile
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from dashboard import sandbox
from dashboard.errors import DashboardError, UnreadableFile
from dashboard.readers import Grid, grids, sources

FIRST_ROWS = 60
MOST_CELLS = 200
LONGEST_CELL = 301
MOST_SHEETS = 40
MOST_READINGS = 3
MOST_BYTES = 32 * 2**20
"""How much of a file is looked at: rows, cells a row, letters a cell, sheets, ways to read it."""

FIGURE = re.compile(r"[\s\d٠-٩.,:/+%()-]+|")
"""What no column is called."""


@dataclass(frozen=True)
class Glimpse:
    """The first rows of one sheet, as read.

    Attributes:
        file: The file's name, with the entry's where it came in a ZIP.
        sheet: The sheet's name; nothing where the file is one table.
        reading: Which way of reading it this is: 0 is the likeliest.
        lines: For each row, its line.
        rows: The cells of the first rows, each cut after 300 letters.
        headers: The rows that could name the columns, the likeliest first.
        count: How many rows there are in all.
    """

    file: str
    sheet: str
    reading: int
    lines: list[int]
    rows: list[list[str]]
    headers: list[int]
    count: int


def glimpses(path: Path) -> list[Glimpse]:
    """The first rows of each sheet of a file, in each way in which it can be read.

    Raises:
        UnreadableFile: It is no table, or reading it broke a limit.
    """
    limits = sandbox.limits_for(path.stat().st_size)
    with tempfile.TemporaryDirectory(prefix="sada-", ignore_cleanup_errors=True) as name:
        asked = ["dashboard.recognition.glimpses", str(path.resolve()), name]
        ended = sandbox.run(asked, Path(name), limits=limits)
        try:
            with (Path(name) / "glimpses.json").open("rb") as file:
                text = file.read(MOST_BYTES + 1)
            said = json.loads(text[:MOST_BYTES])
            found = [_checked(one) for one in said["found"]]
        except (OSError, ValueError, TypeError, KeyError) as error:
            last = ended.last_words.rsplit("\n", 1)[-1] or str(error)
            raise UnreadableFile(
                "stopped", remedy="save_as_csv", file=path.name, error=last[:200]
            ) from error
    if not found:
        key, remedy = said["problem"]
        raise UnreadableFile(key, remedy=remedy, **{**said["values"], "file": path.name})
    return found


def _checked(said: dict[str, Any]) -> Glimpse:
    """One glimpse, once it is sure to be one: the child read a file that may be hostile."""
    glimpse = Glimpse(**said)
    cells = [cell for row in glimpse.rows for cell in row]
    numbers = [*glimpse.lines, *glimpse.headers, glimpse.reading, glimpse.count]
    is_sound = (
        all(type(text) is str for text in (glimpse.file, glimpse.sheet, *cells))
        and all(type(number) is int for number in numbers)
        and len(glimpse.lines) == len(glimpse.rows) <= FIRST_ROWS
        and all(0 <= at < len(glimpse.rows) for at in glimpse.headers)
    )
    if not is_sound:
        message = "a glimpse that is none"
        raise ValueError(message)
    return glimpse


# -------------------------------------------------------------------- in the sandbox


def look(path: Path) -> dict[str, Any]:
    """What there is to see in a file, or why there is nothing."""
    found: list[Glimpse] = []
    reason = UnreadableFile("no_table", remedy="as_it_came", file=path.name).reason
    try:
        for source in sources(path):
            for number, sheets in enumerate(grids(source)):
                found += _seen(source.name, number, sheets)
                if number + 1 == MOST_READINGS:
                    break
    except DashboardError as error:
        reason = error.reason
    return {
        "found": [vars(one) for one in found[:MOST_SHEETS]],
        "problem": [reason.key, reason.remedy],
        "values": dict(reason.values),
    }


def _seen(file: str, reading: int, sheets: Sequence[Grid]) -> Iterator[Glimpse]:
    for sheet in sheets:
        rows = [
            [cell[:LONGEST_CELL] for cell in row[:MOST_CELLS]] for row in sheet.rows[:FIRST_ROWS]
        ]
        candidates = headers(rows)
        if candidates:
            lines = list(sheet.lines[:FIRST_ROWS])
            yield Glimpse(file, sheet.sheet, reading, lines, rows, candidates, len(sheet.rows))


def headers(rows: Sequence[Sequence[str]]) -> list[int]:
    """The rows that could name the columns of a table, the likeliest first."""
    widest = max((_filled(row) for row in rows), default=0)
    scores = {}
    for at, row in enumerate(rows[:-1]):
        cells = [cell.strip() for cell in row if cell.strip()]
        if len(cells) < 2:
            continue
        words = sum(1 for cell in set(cells) if not FIGURE.fullmatch(cell) and len(cell) < 120)
        scores[at] = words / widest - at / 100
    return sorted(scores, key=lambda at: -scores[at])


def _filled(row: Sequence[str]) -> int:
    return sum(1 for cell in row if cell.strip())


def main() -> None:
    """Look at the file named on the command line."""
    path, folder = Path(sys.argv[1]), Path(sys.argv[2])
    written = json.dumps(look(path), ensure_ascii=False)
    (folder / "glimpses.json").write_text(written, encoding="utf-8")


if __name__ == "__main__":
    main()
