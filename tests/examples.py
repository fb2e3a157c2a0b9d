"""Example folders: small CSVs, one per table, with only the columns that matter."""

import csv
import re
from collections.abc import Iterator, Mapping
from contextlib import closing, contextmanager
from datetime import date, datetime, timedelta
from pathlib import Path

import pyarrow as pa

from dashboard import queries
from dashboard.warehouse import TABLES, Part, Warehouse, engine, serving
from dashboard.warehouse.engine import Cursor
from dashboard.warehouse.facts import resolve
from dashboard.warehouse.foresight import Reading

Row = dict[str, str]

NUMBERED = {
    "post_id",
    "message_id",
    "mention_id",
    "session_id",
    "learner",
    "response_id",
    "item",
    "interaction_id",
    "case_id",
    "announcement_id",
    "label",
    "action",
}
"""Columns that are the number of the line where an example does not give them."""

USUAL = {
    "channel": "x",
    "known_at": "2027-01-01 00:00",
    "limit_hours": "24",
    "max_score": "100",
    "minutes": "60",
    "hours": "1",
    "limit_days": "5",
    "known_on": "2027-01-01",
}
"""What else a column is where an example does not give it; see `_usual` for the rest."""

BY_TYPE = {"DATE": "2026-01-15", "TIMESTAMP": "2026-01-15 06:00", "BOOLEAN": "true", "DOUBLE": "1"}


def read(path: Path) -> list[Row]:
    with path.open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


def rows_of(path: Path) -> pa.Table:
    """A CSV as rows of its table, as text: the warehouse casts them."""
    table = TABLES[path.stem]
    rows = []
    for line, given in enumerate(read(path), start=2):
        assert given.keys() <= table.columns.keys(), path
        rows.append({name: _usual(name, line, given) for name in table.required} | given)
    columns = {name: pa.array([row[name] or None for row in rows], pa.string()) for name in rows[0]}
    lines = pa.array(range(2, len(rows) + 2), pa.int64())
    return pa.table({**columns, "_row": lines})


def _usual(name: str, line: int, given: Mapping[str, str]) -> str:
    """What a required column holds in a row that does not give it."""
    if name == "arrived_on" and "arrived_at" in given:
        arrived = datetime.fromisoformat(given["arrived_at"]) + timedelta(hours=3)
        return arrived.date().isoformat()
    if name in NUMBERED:
        return str(line)
    types = next(table.columns for table in TABLES.values() if name in table.columns)
    return USUAL.get(name) or BY_TYPE.get(types[name], "Unassigned")


def parts_of(example: Path) -> list[Part]:
    """The tables of an example."""
    tables = [path for path in sorted(example.glob("*.csv")) if path.stem != "expected"]
    return [Part(path.stem, rows_of(path)) for path in tables]


def filled(warehouse: Warehouse, example: Path) -> Warehouse:
    """The lake, with the tables of an example in it."""
    warehouse.commit(parts_of(example), "A test", example.name, {})
    warehouse.refresh()
    return warehouse


def tables_in_memory() -> Cursor:
    """Every table of a lake, empty and in memory alone, for `rolled_up`."""
    connection = engine.scratch()
    for table in TABLES.values():
        connection.execute(table.sql)
    return connection


@contextmanager
def rolled_up(memory: Cursor, example: Path, sql: str) -> Iterator[Reading]:
    """The rollups that a statement names, built from an example; nothing of them stays.

    Args:
        memory: What `tables_in_memory` gave.
        example: The folder of the example.
        sql: The statement.
    """
    rollups = [one for one in queries.load("rollups") if re.search(rf"\b{one.name}\b", sql)]
    sources = {name for one in rollups for name in one.listed("of")}
    with closing(memory.cursor()) as cursor:
        cursor.execute("begin")
        for part in parts_of(example):
            _insert(cursor, part)
        resolve(cursor, sources, reference="memory.main.", rows="memory.main.")
        for one in rollups:
            span = {"since": date.min, "until": date.max}
            cursor.execute(f"create temp table rolled_{one.name} as {one.sql}", span)
        seen = " union all ".join(f"select unit from rolled_{one.name}" for one in rollups)
        cursor.execute(f"create temp table unit_path as {serving.paths('memory.main.unit', seen)}")
        for one in rollups:
            cursor.execute(
                f"create temp view {one.name} as select p.ancestor as unit, r.unit as of_unit,"
                f" r.* exclude (unit) from rolled_{one.name} r join unit_path p on r.unit = p.unit"
            )
        yield Reading(cursor)


def _insert(cursor: Cursor, part: Part) -> None:
    """Put rows into their table; a name that they do not give becomes Unassigned."""
    table = TABLES[part.table]
    given = [name for name in part.rows.column_names if name in table.columns]
    blanks = [f"'Unassigned' as \"{name}\"" for name in table.names if name not in given]
    cursor.register("incoming", part.rows.select(given))
    columns = ", ".join(["*", *blanks])
    cursor.execute(f"insert into {table.name} by name select {columns} from incoming")
