"""Example folders: small CSVs, one per table, with only the columns that matter."""

import csv
from collections.abc import Mapping
from datetime import datetime, timedelta
from pathlib import Path

import pyarrow as pa

from dashboard.warehouse import TABLES, Part, Warehouse

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


def filled(warehouse: Warehouse, example: Path) -> Warehouse:
    """The lake, with the tables of an example in it."""
    tables = [path for path in sorted(example.glob("*.csv")) if path.stem != "expected"]
    warehouse.commit(
        [Part(path.stem, rows_of(path)) for path in tables], "A test", example.name, {}
    )
    warehouse.refresh()
    return warehouse
