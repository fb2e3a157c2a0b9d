"""Rejected rows as the child process sees them: set aside as read, and known again once mended.

A list of rejected rows that somebody downloads has, to the right of the file's own columns, some
of ours, whose names begin with "Sada:". Uploaded again, its rows leave the quarantine where they
can now be taken in. So do the rows of the whole file, exported or corrected anew: a row is the
same where every cell is that was not the reason for its rejection.
"""

import json
import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace
from pathlib import Path
from typing import Any

import pyarrow as pa

from dashboard.errors import Rejection
from dashboard.readers import Grid
from dashboard.recognition import LOOK_FOR_HEADER, Block
from dashboard.warehouse import Cursor

MARK = "Sada: row"
"""The first of our columns; it names the row."""

MOST_ROWS = 10_000
"""So many rejected rows of a table are set aside with their cells; of others, only the place."""

OPEN = "quarantine.json"
"""What the parent leaves in the child's folder: the rows that are open, by format."""

Cells = dict[str, str]
"""What stands in a row, blank cells left out, by the format's names of the columns."""


def plain(grid: Grid) -> Grid:
    """A grid without our columns, which says for each line the rejected row that it mends."""
    for index, row in enumerate(grid.rows[:LOOK_FOR_HEADER]):
        if MARK in row:
            at = row.index(MARK)
            marks = {
                line: cells[at].strip()
                for line, cells in zip(grid.lines[index + 1 :], grid.rows[index + 1 :], strict=True)
                if len(cells) > at and cells[at].strip()
            }
            rows = [[_unescaped(cell) for cell in cells[:at]] for cells in grid.rows]
            return replace(grid, rows=rows, marks=marks)
    return grid


def escaped(cell: str) -> str:
    """A cell that no spreadsheet will run as a formula; numbers stay as they are."""
    runs = cell.startswith(("=", "+", "-", "@", "\t")) and not re.fullmatch(r"[+-]?[\d.,]+", cell)
    return f"'{cell}" if runs else cell


def _unescaped(cell: str) -> str:
    """A cell without the mark that keeps spreadsheets from running it."""
    return re.sub(r"^'(?=[=+\-@\t])", "", cell)


def set_aside(
    connection: Cursor, block: Block, rejections: Iterable[Rejection]
) -> dict[str, Cells]:
    """The rejected rows of the view `export` as read, by their line."""
    lines = sorted({one.row for one in rejections if one.column})[:MOST_ROWS]
    if not lines:
        return {}
    connection.register("aside", pa.table({"line": pa.array(lines, pa.int64())}))
    # As Arrow they would come with buffers for a million rows, more than a small file may use.
    found = connection.execute("from export semi join aside on _row = line")
    names = [name for name, *_ in found.description]
    rows = [dict(zip(names, cells, strict=True)) for cells in found.fetchall()]
    connection.unregister("aside")
    return {str(row["_row"]): _filled(row, block) for row in rows}


def _filled(row: Mapping[str, Any], block: Block) -> Cells:
    return {name: row[name] for name in block.header if row.get(name) is not None}


def opened(folder: Path, format_name: str) -> list[dict[str, Any]]:
    """The rows of a format that wait in quarantine, as the parent says: id, columns and cells."""
    path = folder / OPEN
    if not path.exists():
        return []
    waiting: dict[str, list[dict[str, Any]]] = json.loads(path.read_text(encoding="utf-8"))
    return waiting.get(format_name, [])


def mended(connection: Cursor, block: Block, waiting: Sequence[Mapping[str, Any]]) -> list[str]:
    """Which waiting rows are among those of `export` that are not in `rejected`, by their ids."""
    refused = {line for (line,) in connection.execute("from rejected").fetchall()}
    own = set(block.lines) & block.grid.marks.keys() - refused
    found = {block.grid.marks[line] for line in own}
    kinds = {tuple(sorted(one["columns"])) for one in waiting if one["cells"]}
    for bad in sorted(kinds):
        alike = [one for one in waiting if tuple(sorted(one["columns"])) == bad and one["cells"]]
        compared = [name for name in block.header if name not in bad]
        if not compared:
            continue
        columns = {"id": pa.array([one["id"] for one in alike], pa.string())}
        for number, name in enumerate(compared):
            cells = [one["cells"].get(name) for one in alike]
            columns[f"c{number}"] = pa.array(cells, pa.string())
        connection.register("waiting", pa.table(columns))
        same = " and ".join(
            f'w.c{number} is not distinct from e."{name.replace(chr(34), chr(34) * 2)}"'
            for number, name in enumerate(compared)
        )
        rows = connection.execute(
            f"select distinct w.id from waiting w join export e on {same}"
            " where e._row not in (from rejected) order by all"
        ).fetchall()
        connection.unregister("waiting")
        found |= {row for (row,) in rows}
    return sorted(found)
