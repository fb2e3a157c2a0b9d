"""Every KPI by examples: a folder of small tables, and the figures they must give.

`tests/kpis/KPI/CLAIM/` holds one CSV per table the example needs, with the columns that matter;
`expected.csv`, where a blank period, unit or channel is the total over it, a blank figure means
that none is shown, and `absent` that there is no such row; and where needed `scope.toml`. They are
so small that groups of one are shown; `tests/unit/test_suppression.py` tries what is hidden.
"""

import shutil
import tomllib
from collections.abc import Iterator, Mapping
from concurrent.futures import Future, ThreadPoolExecutor
from datetime import date
from pathlib import Path
from typing import Any

import pandas as pd
import pytest

from dashboard import kpis
from dashboard.scope import Scope
from dashboard.warehouse import TABLES, Warehouse
from tests.examples import filled, read

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
def measured(
    request: pytest.FixtureRequest, empty_lake: Path, tmp_path_factory: pytest.TempPathFactory
) -> Iterator[Mapping[Path, Future[pd.DataFrame]]]:
    """Each chosen example, being measured in a lake of its own: two at a time, to save minutes."""
    chosen = [
        Path(str(item.callspec.params["example"]))
        for item in request.session.items
        if isinstance(item, pytest.Function)
        and item.function is test_a_kpi_measures_what_its_example_claims
    ]
    with pytest.MonkeyPatch.context() as patch, ThreadPoolExecutor(max_workers=2) as pool:
        patch.setenv("SADA_SMALLEST_GROUP", "1")
        folders = {example: tmp_path_factory.mktemp("lake") for example in chosen}
        for folder in folders.values():
            shutil.copytree(empty_lake, folder, dirs_exist_ok=True)
        yield {
            example: pool.submit(_measure, example, folder) for example, folder in folders.items()
        }
        pool.shutdown(cancel_futures=True)


@pytest.mark.parametrize("example", EXAMPLES, ids=lambda path: f"{path.parent.name}-{path.name}")
def test_a_kpi_measures_what_its_example_claims(
    example: Path, measured: Mapping[Path, Future[pd.DataFrame]]
) -> None:
    claims = read(example / "expected.csv")

    figures = _by_level(measured[example].result())

    for expected in claims:
        level = tuple(expected[name] for name in ("period_start", "unit", "channel"))
        if expected.get("absent") == "yes":
            assert level not in figures
            continue
        claimed = {name: _number(expected[name]) for name in FIGURES if name in expected}
        found = {name: figures[level][name] for name in claimed}
        assert found == pytest.approx(claimed, abs=NEARNESS, nan_ok=True), level


def _measure(example: Path, folder: Path) -> pd.DataFrame:
    warehouse = filled(Warehouse(folder), example)
    return kpis.measure([kpis.find(example.parent.name)], warehouse, _scope(example))


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
