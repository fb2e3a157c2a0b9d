"""Every figure of every KPI, worked out a second time from the facts by another road."""

from pathlib import Path

import pytest

from dashboard import kpis, queries
from dashboard.kpis import KPI
from dashboard.warehouse import Warehouse
from tests.oracles import accounts, money, posts, rollups, service, surveys, training
from tests.oracles.comparing import SCOPES, differences, measured, told
from tests.oracles.facts import Facts, read
from tests.oracles.registry import ORACLES

ROOMS = (accounts, money, posts, service, surveys, training)


@pytest.fixture(scope="module")
def lake(sample_folder: Path) -> Warehouse:
    """The sample lake."""
    warehouse = Warehouse(sample_folder)
    warehouse.refresh()
    return warehouse


@pytest.fixture(scope="module")
def facts(lake: Warehouse) -> Facts:
    """Its facts, each table read once."""
    return read(lake)


def test_every_kpi_has_an_oracle() -> None:
    assert set(ORACLES) == {kpi.id for kpi in kpis.catalogue()}


@pytest.mark.parametrize("kpi", kpis.catalogue(), ids=lambda kpi: kpi.id)
def test_a_kpi_agrees_with_its_oracle_at_every_level(
    kpi: KPI, lake: Warehouse, facts: Facts, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("SADA_SMALLEST_GROUP", "1")
    scopes = [scope for scope in SCOPES if kpi.measurable_by(scope.period)]

    off = {
        scope.period: differences(measured(kpi, lake, scope), told(kpi, facts, scope))
        for scope in scopes
    }

    assert len(scopes) >= 3
    assert all(rows.empty for rows in off.values()), "\n".join(
        f"{period}: {len(rows)} levels\n{rows.head().T.to_string()}"
        for period, rows in off.items()
        if len(rows)
    )


@pytest.mark.parametrize(
    "kpi", [kpi for kpi in kpis.catalogue() if kpi.of_people], ids=lambda kpi: kpi.id
)
def test_figures_of_few_people_are_hidden_and_others_stand(
    kpi: KPI, lake: Warehouse, facts: Facts
) -> None:
    expected = told(kpi, facts, SCOPES[0])

    found = measured(kpi, lake, SCOPES[0])

    is_few = expected["people"].between(1, 4)
    assert set(found.index[found["hidden"] == "few"]) == set(expected.index[is_few])
    shown = found[found["hidden"] == ""]
    assert differences(shown, expected.reindex(shown.index)).empty


def test_every_rollup_has_an_oracle() -> None:
    assert set(rollups.ROLLUPS) == {query.name for query in queries.load("rollups")}


@pytest.mark.parametrize("rollup", [query.name for query in queries.load("rollups")])
def test_a_rollup_agrees_with_the_facts_in_every_measure(
    rollup: str, lake: Warehouse, facts: Facts
) -> None:
    found, expected = rollups.both(rollup, lake, facts)

    off = rollups.differences(found, expected)

    assert len(expected) > 0
    assert off.empty, f"{len(off)} of {len(expected)} rows\n{off.head().T.to_string()}"


@pytest.mark.parametrize(
    ("freedom", "published"), [(4, 2.776), (5, 2.571), (10, 2.228), (30, 2.042), (120, 1.980)]
)
def test_an_interval_s_quantile_is_that_of_published_tables(
    freedom: int, published: float, lake: Warehouse
) -> None:
    (row,) = lake.read("select t_95($freedom) as quantile", {"freedom": freedom}).to_pylist()

    assert row["quantile"] == pytest.approx(published, abs=0.01)
