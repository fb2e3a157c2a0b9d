"""Foresight: what a preview says is what measuring after the commit finds, and nothing else."""

import math
import shutil
from collections.abc import Mapping
from dataclasses import replace
from datetime import date, datetime
from pathlib import Path
from typing import Any

import pyarrow as pa
import pytest

from dashboard import kpis
from dashboard.intake import moves
from dashboard.intake.moves import Move
from dashboard.kpis import KPI
from dashboard.scope import Period, Scope
from dashboard.warehouse import Part, Warehouse

MARCH, APRIL, MAY = date(2026, 3, 1), date(2026, 4, 1), date(2026, 5, 1)
STRETCH = Scope(MARCH, date(2026, 6, 1), "month")

UNITS = [("gov", None), ("health", "gov"), ("clinics", "health"), ("works", "gov")]
POST: Mapping[str, Any] = {
    "channel": "x",
    "account": "@moh",
    "account_name": "MOH",
    "unit": "Unassigned",
    "published_at": datetime(2026, 3, 5, 6),
    "published_on": date(2026, 3, 5),
    "captured_at": datetime(2026, 3, 6, 6),
    "impressions": 1_000,
    "reactions": 30,
}
SPENT: Mapping[str, Any] = {
    "unit": "works",
    "channel": "x",
    "spent_on": MARCH,
    "item": "Advertisement",
    "kind": "media",
    "amount": 5.0,
}


def part(table: str, *rows: Mapping[str, Any]) -> Part:
    """Rows of a table, on the lines of a file that has a header."""
    numbered = [{**row, "_row": line} for line, row in enumerate(rows, start=2)]
    return Part(table, pa.Table.from_pylist(numbered))


@pytest.fixture(scope="module")
def begun(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A small government: two ministries, one with clinics, a few posts, days and expenses."""
    folder = tmp_path_factory.mktemp("begun") / "lake"
    units = [
        {"unit": unit, "parent": above, "name": unit, "name_ar": unit} for unit, above in UNITS
    ]
    accounts = [{"channel": "x", "account": "@moh", "name": "MOH", "unit": "health"}]
    posts = [{**POST, "post_id": str(number), "reactions": 10 * number} for number in range(1, 5)]
    day = {"channel": "x", "account": "@moh", "account_name": "MOH", "day": MARCH}
    parts = [
        part("unit", *units),
        part("account", *accounts),
        part("post", *posts),
        part("account_day", {**day, "followers": 900}, {**day, "day": APRIL, "followers": 950}),
        part("spend", SPENT),
    ]
    Warehouse(folder).commit(parts, "A test", "Begin", {})
    return folder


@pytest.fixture
def lake(begun: Path, tmp_path: Path) -> Warehouse:
    """That government, for a test to write to."""
    warehouse = Warehouse(Path(shutil.copytree(begun, tmp_path / "lake")))
    warehouse.refresh()
    return warehouse


LATER = {**POST, "captured_at": datetime(2026, 5, 1, 6)}

FILES = {
    "a later capture": [part("post", {**LATER, "post_id": "1", "impressions": 5_000})],
    "an older capture": [
        part("post", {**POST, "post_id": "1", "captured_at": datetime(2026, 3, 5, 9)})
    ],
    "a post that moves to another month": [
        part("post", {**LATER, "post_id": "2", "published_on": date(2026, 4, 2)})
    ],
    "new posts of an account known by its name": [
        part("post", {**POST, "post_id": "n", "account": "77", "account_name": "@moh"})
    ],
    "a unit that the tree does not know": [
        part("post", {**POST, "post_id": "n", "account": "Unassigned", "unit": "harbour"})
    ],
    "an owner for the account": [
        part("account", {"channel": "x", "account": "@moh", "name": "MOH", "unit": "works"})
    ],
    "a unit that moves in the tree": [
        part("unit", {"unit": "clinics", "parent": "works", "name": "clinics", "name_ar": "ع"}),
        part("spend", {**SPENT, "unit": "clinics", "amount": 2.5}),
    ],
    "one key in two tables of one file": [
        part("account_day", {"channel": "x", "account": "@moh", "day": MAY, "followers": 970}),
        part("account_day", {"channel": "x", "account": "@moh", "day": MAY, "reach": 40}),
    ],
    "an expense and a message": [
        part("spend", {**SPENT, "amount": 7.5}),
        part(
            "message",
            {
                "channel": "x",
                "message_id": "m",
                "account": "@moh",
                "arrived_at": datetime(2026, 4, 2, 6),
                "arrived_on": date(2026, 4, 2),
                "replied_at": datetime(2026, 4, 2, 8),
                "needs_answer": True,
                "limit_hours": 24.0,
                "known_at": datetime(2026, 5, 1, 6),
            },
        ),
    ],
}


Figures = dict[tuple[str, str | None, date], float | None]


@pytest.fixture(scope="module")
def before(begun: Path) -> Figures:
    """Every figure of that government as it begins."""
    warehouse = Warehouse(begun)
    warehouse.refresh()
    return _figures(warehouse)


@pytest.mark.parametrize("file", FILES)
def test_foresight_says_what_measuring_after_the_commit_finds(
    file: str, before: Figures, lake: Warehouse
) -> None:
    with lake.foreseen(FILES[file]) as foreseen:
        effects = foreseen.effects
        foretold = {_place(move): move.after for move in moves.moves(foreseen)}
        told = {None, *foreseen.units}
    done, _ = lake.commit(FILES[file], "A test", "Take it in", {})
    lake.refresh()

    after = _figures(lake)
    places = [place for place in before | after if place[1] in told]
    moved = {place: after.get(place) for place in places if _differ(place, before, after)}
    assert effects == done
    assert foretold.keys() == moved.keys()
    assert foretold == pytest.approx(moved, abs=1e-9)


def _figures(lake: Warehouse) -> Figures:
    """Every KPI by unit and month, over all channels."""
    by_step: dict[Period, list[KPI]] = {}
    for kpi in kpis.catalogue():
        by_step.setdefault(kpi.step("month"), []).append(kpi)
    found: Figures = {}
    for step, measurable in by_step.items():
        rows = kpis.measure(measurable, lake, replace(STRETCH, period=step))
        rows = rows[rows["channel"].isna() & rows["period_start"].notna()]
        columns = [rows[name] for name in ("kpi", "unit", "period_start", "value")]
        for kpi, unit, start, value in zip(*columns, strict=True):
            found[kpi, unit, start.date()] = None if math.isnan(value) else value
    return found


def _place(move: Move) -> tuple[str, str | None, date]:
    return move.kpi, move.unit, move.since


def _differ(
    place: tuple[str, str | None, date],
    before: Figures,
    after: Figures,
) -> bool:
    was, now = before.get(place), after.get(place)
    if was is None or now is None:
        return was is not now
    return abs(was - now) > 1e-9


def test_foresight_writes_nothing(lake: Warehouse) -> None:
    held = sorted(path for path in lake.folder.rglob("*") if path.suffix == ".parquet")
    version = lake.version()

    with lake.foreseen([part for parts in FILES.values() for part in parts]) as foreseen:
        moves.moves(foreseen)

    assert lake.version() == version
    assert sorted(path for path in lake.folder.rglob("*") if path.suffix == ".parquet") == held


def test_foresight_of_what_is_in_says_that_nothing_moves(lake: Warehouse) -> None:
    with lake.foreseen([part("spend", SPENT)]) as foreseen:
        found = moves.moves(foreseen)

    assert found == []
    assert foreseen.rollups == []
