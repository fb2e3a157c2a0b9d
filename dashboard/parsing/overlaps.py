"""Rows that stand in several tables of one upload: sheets that overlap, a file twice in a ZIP.

Each table is typed by itself, so that none of them can see it.
"""

from collections.abc import Sequence
from itertools import groupby
from pathlib import Path

import pyarrow as pa
import pyarrow.compute as pc
import pyarrow.ipc

from dashboard.warehouse import TABLES
from dashboard.wording import Sentence


def told(formats: Sequence[tuple[str, str, Path | None]]) -> dict[int, Sentence]:
    """For each table that has rows which a table above it has too, how many they are.

    Args:
        formats: For each table of the upload, its format, the table it fills, and where its typed
            rows are; no place where it has none.
    """
    found: dict[int, Sentence] = {}
    kept = [number for number, (*_, path) in enumerate(formats) if path]
    kept.sort(key=lambda number: formats[number][0])
    for (_, fills), alike in groupby(kept, key=lambda number: formats[number][:2]):
        above: pa.Table | None = None
        names = list(TABLES[fills].key)
        numbers = list(alike)
        for number in numbers if len(numbers) > 1 else ():
            rows = _keys(formats[number][2], names)
            if above is not None and rows is not None:
                again = rows.join(above, names, join_type="left semi").num_rows
                if again:
                    found[number] = Sentence("note.again_in_upload", {"count": again})
            if rows is not None:
                above = rows if above is None else pa.concat_tables([above, rows])
    return found


def _keys(path: Path | None, names: Sequence[str]) -> pa.Table | None:
    """What names the rows of a table; nothing where its format does not say all of it."""
    with pa.memory_map(str(path)) as file:
        rows = pa.ipc.open_file(file).read_all()
    if not set(names) <= set(rows.column_names):
        return None
    return pa.table({name: _plain(rows[name]) for name in names})


def _plain(column: pa.ChunkedArray) -> pa.ChunkedArray:
    return pc.cast(column, pa.string())
