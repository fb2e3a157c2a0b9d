"""What a child process left in its folder, checked before anybody uses it.

The child read a file that may be hostile, and may have been taken over by it: it is believed
only where what it says has the right shape, the right types and a size that can be.
"""

import json
from collections.abc import Mapping
from datetime import datetime
from pathlib import Path
from typing import Any

import pyarrow as pa
import pyarrow.compute as pc
import pyarrow.ipc

from dashboard import queries
from dashboard.errors import Reason, Rejection
from dashboard.recognition.certainty import LEVELS
from dashboard.warehouse import TABLES, Table
from dashboard.wording import LANGUAGES, Sentence, named, spoken

MOST_TABLES = 2_000
MOST_BYTES = 64 * 2**20
MOST_VALUES = 1_500_000
"""How many tables a report may name, how long it may be, and how many values it may hold."""

ARROW = {
    "VARCHAR": (pa.string(), pa.large_string()),
    "BIGINT": (pa.int64(),),
    "DOUBLE": (pa.float64(),),
    "BOOLEAN": (pa.bool_(),),
    "DATE": (pa.date32(),),
    "TIMESTAMP": (pa.timestamp("us"),),
}
"""What each type of the lake is in Arrow."""

FILLED = {query.get("fills") for query in queries.load("exports")}
"""The tables that a file can bring rows for: none can bring a saved format."""


def received(folder: Path) -> tuple[tuple[dict[str, Any], ...], tuple[pa.Table | None, ...]]:
    """What the child says of each table it found, with sentences in both languages, and its rows.

    Raises:
        OSError, ValueError: It left nothing, or what it left cannot be.
    """
    said = [spoken_of(one) for one in _report(folder / "parsed.json")]
    try:
        rows = [None if one["problem"] else _rows(folder, one) for one in said]
    except (pa.ArrowException, KeyError, TypeError) as error:
        message = f"rows that are no rows: {error}"
        raise ValueError(message) from error
    summed = (one | {"sums": _sums(part)} for one, part in zip(said, rows, strict=True))
    return tuple(summed), tuple(rows)


def _sums(rows: pa.Table | None) -> dict[str, float]:
    """The sum of each column of figures, by which anyone can tell that none is lost or invented."""
    if rows is None:
        return {}
    figures = (column for column in rows.schema if column.name != "_row")
    kinds = (pa.int64(), pa.float64())
    names = [column.name for column in figures if column.type in kinds]
    return {name: pc.sum(rows[name], min_count=0).as_py() for name in names}


def spoken_of(said: dict[str, Any]) -> dict[str, Any]:
    """What was said of one table, with its reason, notes and the like as sentences."""
    notes = [Sentence(**note) for note in said["notes"]]
    why = [Sentence(**one) for one in said.get("why", ())]
    reason = Reason(**said["reason"]) if said["reason"] else None
    sentences: dict[str, Any] = {}
    for language in LANGUAGES:
        problem, remedy = reason.said(language) if reason else (None, None)
        sentences[spoken("problem", language)] = problem
        sentences[spoken("remedy", language)] = remedy
        sentences[spoken("notes", language)] = [note.said(language) for note in notes]
        sentences[spoken("why", language)] = [one.said(language) for one in why]
        zone, basis = said.get("zone"), said.get("basis")
        sentences[spoken("zone", language)] = named("zone", zone, language) if zone else None
        sentences[spoken("basis", language)] = named("basis", basis, language) if basis else None
    return said | sentences


def _report(path: Path) -> list[dict[str, Any]]:
    """The child's report, once it is sure to be one."""
    with path.open("rb") as file:
        text = file.read(MOST_BYTES + 1)
    values = sum(map(text.count, (b",", b"[", b"{")))
    if len(text) > MOST_BYTES or values > MOST_VALUES:
        message = f"a report of {len(text):,} bytes and {values:,} values"
        raise ValueError(message)
    try:
        found = json.loads(text)
        _expect(found, list)
        if not 0 < len(found) <= MOST_TABLES:
            message = f"a report of {len(found):,} tables"
            raise ValueError(message)
        for one in found:
            _check(one)
    except (RecursionError, KeyError, TypeError, AttributeError, IndexError) as error:
        message = f"a report that is none: {error}"
        raise ValueError(message) from error
    return list(found)


def _expect(value: object, *kinds: type) -> None:
    """Refuse a value of another kind; true and false are no numbers here."""
    if type(value) not in kinds:
        message = f"{type(value).__name__} stands where {kinds[0].__name__} is due"
        raise ValueError(message)


def _check(said: dict[str, Any]) -> None:
    """Refuse what is not said of a table in the way it must be."""
    _expect(said["file"], str)
    _expect(said["rows_read"], int)
    for key in ("format", "fills", "arrow"):
        _expect(said[key], str, type(None))
    for key in ("zone", "basis"):
        _expect(said.get(key), str, type(None))
    for note in [*said["notes"], *said.get("why", ())]:
        Sentence(**note).said("en")
    if said.get("certainty") not in (*LEVELS, None):
        message = f"a certainty of {said['certainty']}"
        raise ValueError(message)
    if said["reason"] is not None:
        Reason(**said["reason"]).said("en")
    elif said["fills"] not in FILLED or not said["format"]:
        message = f"rows for {said['fills']}, which is no table"
        raise ValueError(message)
    for one in said["rejections"]:
        rejection = Rejection(**one | {"reason": Reason(**one["reason"])})
        _expect(rejection.row, int)
        _expect(rejection.column, str)
        _expect(rejection.value, str)
        rejection.said("en")
    _check_aside(said)


def _check_aside(said: dict[str, Any]) -> None:
    """Refuse rejected rows, and rows said to be mended, that are not texts."""
    for key in ("title", "sheet"):
        _expect(said.get(key, ""), str)
    for cells in (*said.get("aside", {}).values(), said.get("header", {})):
        for name, cell in cells.items():
            _expect(name, str)
            _expect(cell, str)
    for one in (*said.get("mended", ()), *said.get("overall", {}).values()):
        _expect(one, str)


def _rows(folder: Path, said: dict[str, Any]) -> pa.Table:
    """The typed rows of one table, read back and checked."""
    table = TABLES[said["fills"]]
    path = folder / Path(said["arrow"]).name
    size = path.lstat().st_size
    if path.is_symlink():
        message = "rows that stand elsewhere"
        raise ValueError(message)
    with pa.memory_map(str(path)) as file:
        reader = pa.ipc.open_file(file)
        _check_columns(reader.schema, table)
        batches = []
        for number in range(reader.num_record_batches):
            batch = reader.get_batch(number)
            if batch.nbytes > size:
                message = "more rows than their file can hold"
                raise ValueError(message)
            batch.validate(full=True)
            batches.append(batch)
    rows = pa.Table.from_batches(batches, reader.schema)
    rows = with_overall(rows, said.get("overall", {}), table)
    _check_columns(rows.schema, table)
    for name in {"_row", *table.required} & set(rows.column_names):
        if rows[name].null_count:
            message = f"{name} is null in {rows[name].null_count} rows"
            raise ValueError(message)
    lines = rows["_row"].to_numpy()
    kept = rows["_row"] if (lines[1:] > lines[:-1]).all() else rows["_row"].unique()
    rejected = pa.array({one["row"] for one in said["rejections"]}, pa.int64())
    in_both = pc.any(pc.is_in(kept, value_set=rejected)).as_py()
    if in_both or len(kept) + len(rejected) != said["rows_read"]:
        message = f"{said['rows_read']} rows read, {len(kept)} kept, {len(rejected)} rejected"
        raise ValueError(message)
    return rows.select([name for name in rows.column_names if _says(table, rows[name], name)])


def with_overall(rows: pa.Table, overall: Mapping[str, str], table: Table) -> pa.Table:
    """Rows, each of them with the moments or days that a report says of all."""
    for name, moment in overall.items():
        kind = ARROW[str(table.columns[name])][0]
        told = pa.scalar(datetime.fromisoformat(moment), ARROW["TIMESTAMP"][0]).cast(kind)
        rows = rows.append_column(name, pa.repeat(told, rows.num_rows))
    return rows


def _says(table: Table, column: pa.ChunkedArray, name: str) -> bool:
    """Whether a column says anything: an export without a figure leaves the lake's figure alone."""
    kept_anyway = {"_row", table.dated_by, *table.key, *table.required}
    return name in kept_anyway or column.null_count < max(1, len(column))


def _check_columns(schema: pa.Schema, table: Table) -> None:
    """Refuse columns that the table does not have, or has with another type."""
    if len(set(schema.names)) != len(schema.names) or "_row" not in schema.names:
        message = f"columns {', '.join(schema.names)[:200]}"
        raise ValueError(message)
    for column in schema:
        kind = table.columns.get(column.name, "BIGINT" if column.name == "_row" else "")
        if column.type not in ARROW.get(kind, ()):
            message = f"{table.name} has no column {column.name} of type {column.type}"
            raise ValueError(message)
