"""Every KPI by examples: a folder of small tables, and the figures they must give.

`tests/kpis/KPI/CLAIM/` holds one CSV per table the example needs, with the columns that matter;
`expected.csv`, where a blank period, unit or channel is the total over it, a blank figure means
that none is shown, and `absent` that there is no such row; and where needed `scope.toml`. They are
so small that groups of one are shown; `tests/unit/test_suppression.py` tries what is hidden.

Each is rolled up in memory alone, by the statements that roll up a lake. That a commit does the
same, for every KPI and rollup, is tried on the sample lake by `tests/oracles/test_oracles.py`; that
months say what days say by `tests/unit/test_months.py`.
"""

import tomllib
from datetime import date
from pathlib import Path
from typing import Any

import pandas as pd
import pytest

from dashboard import kpis
from dashboard.scope import Scope
from dashboard.warehouse import TABLES
from dashboard.warehouse.engine import Cursor
from tests.examples import read, rolled_up, tables_in_memory

FOLDER = Path(__file__).parent / "kpis"
EXAMPLES = sorted(path.parent for path in FOLDER.glob("*/*/expected.csv"))
FIGURES = ("numerator", "denominator", "value", "lower", "upper", "people")
NEARNESS = 1e-9


def test_every_kpi_has_an_example() -> None:
    shown = {example.parent.name for example in EXAMPLES}

    assert shown == {kpi.name for kpi in kpis.catalogue()}


def test_every_file_of_an_example_is_read() -> None:
    read = {f"{name}.csv" for name in [*TABLES, "expected"]} | {"scope.toml"}

    strays = [
        path
        for path in FOLDER.glob("*/*/*")
        if path.name not in read or path.parent not in EXAMPLES
    ]

    assert strays == []


@pytest.fixture(scope="module")
def memory() -> Cursor:
    """Where every example is rolled up in turn."""
    return tables_in_memory()


@pytest.mark.parametrize("example", EXAMPLES, ids=lambda path: f"{path.parent.name}-{path.name}")
def test_a_kpi_measures_what_its_example_claims(
    example: Path, memory: Cursor, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("SADA_SMALLEST_GROUP", "1")
    claims = read(example / "expected.csv")
    kpi = kpis.find(example.parent.name)

    with rolled_up(memory, example, kpi.sql) as rollups:
        measured = kpis.measure([kpi], rollups, _scope(example))
    figures = _by_level(measured)

    for expected in claims:
        level = tuple(expected[name] for name in ("period_start", "unit", "channel"))
        if expected.get("absent") == "yes":
            assert level not in figures
            continue
        claimed = {name: _number(expected[name]) for name in FIGURES if name in expected}
        found = {name: figures[level][name] for name in claimed}
        assert found == pytest.approx(claimed, abs=NEARNESS, nan_ok=True), level


def _by_level(measured: pd.DataFrame) -> dict[tuple[str, ...], dict[str, float]]:
    """Each row's figures by period, unit and channel, blank for the total; no level twice."""
    found: dict[tuple[str, ...], dict[str, float]] = {}
    for row in measured.to_dict("records"):
        start = row["period_start"]
        level = (
            "" if pd.isna(start) else start.date().isoformat(),
            row["unit"] or "",
            row["channel"] or "",
        )
        assert level not in found
        found[level] = {name: row[name] for name in FIGURES}
    return found


def _number(text: str) -> float:
    return float(text) if text else float("nan")


def _scope(example: Path) -> Scope:
    path = example / "scope.toml"
    usual: dict[str, Any] = {"since": date(2026, 1, 1), "until": date(2027, 1, 1)}
    given = tomllib.loads(path.read_text(encoding="utf-8")) if path.exists() else {}
    return Scope(**(usual | given))
