"""Rejected rows as the child process sees them: set aside as read, and known again once mended.

A list of rejected rows that somebody downloads has, to the right of the file's own columns, some
of ours, whose names begin with "Sada:". Uploaded again, its rows leave the quarantine where they
can now be taken in. So do the rows of the whole file, exported or corrected anew: a row is the
same where every cell is that was not the reason for its rejection. Where these cells do not name
the row, since its day could not be read for instance, the rows around it must be the same too.
"""

import json
import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from pathlib import Path
from typing import Any

import pyarrow as pa

from dashboard.errors import Rejection
from dashboard.parsing.readings import nodes, quoted, tree
from dashboard.readers import Grid
from dashboard.recognition import LOOK_FOR_HEADER, Block, Export
from dashboard.warehouse import TABLES, Cursor

MARK = "Sada: row"
"""The first of our columns; it names the row."""

MOST_ROWS = 10_000
"""So many rejected rows of a table are set aside with their cells; of others, only the place."""

OPEN = "quarantine.json"
"""What the parent leaves in the child's folder: the rows that are open, by format."""

Cells = dict[str, str]
"""What stands in a row, blank cells left out, by the format's names of the columns."""

OF, ABOVE, BELOW = " of", " above", " below"
"""Beside the cells of a row: what its whole file says, and the next good rows with their distance;
no column is called so, since names are trimmed."""

SAYS = ("account", "title", "preamble", "top", "sheet", "file")
"""The variables by which a whole file may say what its rows are of."""


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
    """The rejected rows of the view `export` as read, with what stands around them, by line."""
    lines = sorted({one.row for one in rejections if one.column})[:MOST_ROWS]
    if not lines:
        return {}
    connection.register("aside", pa.table({"_row": pa.array(lines, pa.int64())}))
    connection.execute(
        "create or replace temp table good as"
        f" select _row, {_whole(block)} as whole from export where _row not in (from rejected)"
    )
    # As Arrow they would come with buffers for a million rows, more than a small file may use.
    found = connection.execute(
        "select e.*,"
        f" a._row - above._row || ' ' || above.whole as \"{ABOVE}\","
        f" below._row - a._row || ' ' || below.whole as \"{BELOW}\""
        " from aside a join export e using (_row)"
        " asof left join good above on above._row < a._row"
        " asof left join good below on below._row > a._row"
    )
    names = [name for name, *_ in found.description]
    rows = [dict(zip(names, cells, strict=True)) for cells in found.fetchall()]
    connection.unregister("aside")
    of = _of(connection, block.export)
    return {str(row["_row"]): {**_filled(row, block), OF: of} for row in rows}


def _whole(block: Block) -> str:
    """All cells of a row of `export` as one short text."""
    cells = ", ".join(f"coalesce({quoted(name)}, '')" for name in block.header)
    return f"md5(concat_ws(chr(31), {cells}))[:12]"


def _of(connection: Cursor, export: Export) -> str:
    """What the whole file says of its rows, where the format asks for it, as one short text."""
    asked = ", ".join(
        f"getvariable('{name}')" for name in SAYS if f"getvariable('{name}')" in export.sql
    )
    if not asked:
        return ""
    ((said,),) = connection.execute(f"select md5(concat_ws(chr(31), {asked}))[:12]").fetchall()
    return str(said)


def _filled(row: Mapping[str, Any], block: Block) -> Cells:
    kept = (*block.header, ABOVE, BELOW)
    return {name: row[name] for name in kept if row.get(name) is not None}


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
    of = _of(connection, block.export)
    known = [one for one in waiting if one["cells"] and one["cells"].get(OF) == of]
    if not known:
        return sorted(found)
    connection.execute(
        f"create or replace temp table every as select _row, {_whole(block)} as whole from export"
    )
    naming = _naming(connection, block.export)
    for bad in sorted({tuple(sorted(one["columns"])) for one in known}):
        alike = [one for one in known if tuple(sorted(one["columns"])) == bad]
        is_named = naming is not None and naming.isdisjoint(bad)
        found.update(_same(connection, block, alike, bad, is_named=is_named))
    return sorted(found)


def _naming(connection: Cursor, export: Export) -> set[str] | None:
    """The columns of a file that name its rows, as the format's SQL has it; None where unclear."""
    comes_from: dict[str, set[str]] = {}
    for node in nodes(tree(connection, export.sql)):
        for item in node.get("select_list") or []:
            columns = {
                inside["column_names"][-1]
                for inside in nodes(item)
                if inside.get("class") == "COLUMN_REF" and inside.get("column_names")
            }
            for name in [item["alias"]] if item.get("alias") else columns:
                comes_from.setdefault(name, set()).update(columns)
    wanted = list(TABLES[export.fills].key)
    if not comes_from.keys() >= set(wanted):
        return None
    found: set[str] = set()
    while wanted:
        name = wanted.pop()
        if name not in found:
            found.add(name)
            wanted += comes_from.get(name, ())
    return found


def _same(
    connection: Cursor,
    block: Block,
    alike: Sequence[Mapping[str, Any]],
    bad: Sequence[str],
    *,
    is_named: bool,
) -> Iterator[str]:
    """Rows whose other cells are the same, and those around them too unless they are named."""
    compared = [name for name in block.header if name not in bad]
    if not compared:
        return
    columns = {"id": pa.array([one["id"] for one in alike], pa.string())}
    for name, kept in ((ABOVE, "above"), (BELOW, "below")):
        places = [(one["cells"].get(name) or "").split() or None for one in alike]
        columns[kept] = pa.array(places, pa.list_(pa.string()))
    for number, name in enumerate(compared):
        cells = [one["cells"].get(name) for one in alike]
        columns[f"c{number}"] = pa.array(cells, pa.string())
    connection.register("waiting", pa.table(columns))
    same = " and ".join(
        f"w.c{number} is not distinct from e.{quoted(name)}" for number, name in enumerate(compared)
    )
    around = (
        " and (w.above is not null or w.below is not null)"
        " and (w.above is null or exists (select 1 from every a"
        " where a._row = e._row - w.above[1]::bigint and a.whole = w.above[2]))"
        " and (w.below is null or exists (select 1 from every b"
        " where b._row = e._row + w.below[1]::bigint and b.whole = w.below[2]))"
    )
    rows = connection.execute(
        f"select distinct w.id from waiting w join export e on {same}"
        f" where e._row not in (from rejected){'' if is_named else around} order by all"
    ).fetchall()
    connection.unregister("waiting")
    yield from (row for (row,) in rows)
