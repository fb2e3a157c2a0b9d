"""Lists by examples: a folder of small tables, and the rows that the list must have.

`tests/lists/LIST/CLAIM/` holds one CSV per table the example needs, `expected.csv` with the
columns that matter in the order of the list, blank for null, and where needed `scope.toml` with
the list's parameters.
"""

import tomllib
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from dashboard import queries
from dashboard.warehouse import TABLES, Warehouse
from tests.examples import filled, read

FOLDER = Path(__file__).parent / "lists"
EXAMPLES = sorted(path.parent for path in FOLDER.glob("*/*/expected.csv"))
ANALYSES = {"best_times", "events", "topic_matrix", "worst_posts"}
"""The lists that work something out; the others only show what stands in a table."""


def test_every_list_that_works_something_out_has_an_example() -> None:
    assert {example.parent.name for example in EXAMPLES} >= ANALYSES


def test_every_file_of_an_example_is_read() -> None:
    known = {f"{name}.csv" for name in [*TABLES, "expected"]} | {"scope.toml"}

    assert [path for path in FOLDER.glob("*/*/*") if path.name not in known] == []


@pytest.mark.parametrize("example", EXAMPLES, ids=lambda path: f"{path.parent.name}-{path.name}")
def test_a_list_holds_what_its_example_claims(example: Path, warehouse: Warehouse) -> None:
    query = next(one for one in queries.load("lists") if one.name == example.parent.name)
    claimed = read(example / "expected.csv")
    filled(warehouse, example)

    parameters = {name: value for name, value in _scope(example).items() if f"${name}" in query.sql}
    found = warehouse.read_list(query.sql, parameters).to_pylist()

    shown = [{name: _written(row[name]) for name in claimed[0]} for row in found]
    assert shown == claimed


def _written(cell: object) -> str:
    if cell is None:
        return ""
    return f"{cell:.4g}" if isinstance(cell, float) else str(cell)


def _scope(example: Path) -> dict[str, Any]:
    usual = {"since": date(2026, 1, 1), "until": date(2027, 1, 1), "unit": None, "channel": None}
    path = example / "scope.toml"
    given = tomllib.loads(path.read_text(encoding="utf-8")) if path.exists() else {}
    return {**usual, "period": "month", **given}
