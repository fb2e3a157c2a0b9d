"""Nothing that rests on too few people is shown, or can be worked out from what is."""

import time
from collections.abc import Iterator, Sequence
from datetime import date, datetime

import pandas as pd
import pyarrow as pa
import pytest
from hypothesis import given, settings
from hypothesis import strategies as some

from dashboard import kpis
from dashboard.errors import BadScope
from dashboard.measuring import suppression
from dashboard.scope import Scope
from dashboard.warehouse import TABLES, Part, Warehouse

TREE: dict[str, str | None] = {"a": None, "b": None, "a1": "a", "a2": "a", "a3": "a"}
PLACE = ["period_start", "unit", "channel"]

Leaf = tuple[str, str, str, int]
Cell = tuple[object, object, object]


def above(unit: str | None) -> Iterator[str | None]:
    """A unit, those above it, and all."""
    while unit is not None:
        yield unit
        unit = TREE[unit]
    yield None


def cube(leaves: Sequence[Leaf]) -> pd.DataFrame:
    """Every level of some counts of people, by month, unit and channel."""
    rows = [
        (of_month, of_unit, of_channel, people)
        for month, unit, channel, people in leaves
        for of_month in (month, None)
        for of_unit in above(unit)
        for of_channel in (channel, None)
    ]
    cells = pd.DataFrame(rows, columns=[*PLACE, "people"])
    cells["period_start"] = pd.to_datetime(cells["period_start"])
    summed = pd.DataFrame(cells.groupby(PLACE, dropna=False)["people"].sum()).reset_index()
    for name in PLACE[1:]:
        summed[name] = summed[name].astype(object).where(summed[name].notna(), None)
    return summed.assign(numerator=summed["people"] * 2.0, denominator=summed["people"] * 1.0)


def hidden(cells: pd.DataFrame, smallest: int = 5) -> dict[Cell, str]:
    """Why each hidden cell is, by its place."""
    said = suppression.reasons(cells, TREE, smallest, adds=True)
    places = cells[PLACE].astype(object).where(cells[PLACE].notna(), None)
    cells_said = zip(places.itertuples(index=False), said, strict=True)
    return {tuple(place): why for place, why in cells_said if why}


def lines(cells: pd.DataFrame) -> Iterator[tuple[Cell, list[Cell], int]]:
    """Every total with its parts, and the people it has beside them."""
    places = cells[PLACE].astype(object).where(cells[PLACE].notna(), None)
    counted = dict(zip(map(tuple, places.to_numpy()), cells["people"], strict=True))
    for dimension in range(3):
        for total in counted:
            if dimension != 1 and total[dimension] is not None:
                continue
            parts = [part for part in counted if _is_below(part, total, dimension)]
            if parts:
                yield total, parts, counted[total] - sum(counted[part] for part in parts)


def _is_below(part: Cell, total: Cell, dimension: int) -> bool:
    same = all(part[at] == total[at] for at in range(3) if at != dimension)
    if not same or part[dimension] is None:
        return False
    return dimension != 1 or TREE[str(part[1])] == total[1]


leaf = some.tuples(
    some.sampled_from(["2026-01-01", "2026-02-01", "2026-03-01"]),
    some.sampled_from(sorted(TREE)),
    some.sampled_from(["x", "facebook"]),
    some.one_of(some.integers(1, 9), some.integers(1, 40)),
)


@settings(max_examples=40, deadline=None)
@given(some.lists(leaf, min_size=1, max_size=14))
def test_no_hidden_cell_is_the_only_unknown_of_a_line(leaves: list[Leaf]) -> None:
    cells = cube(leaves)

    gone = hidden(cells)

    places = cells[PLACE].astype(object).where(cells[PLACE].notna(), None)
    people = dict(zip(map(tuple, places.to_numpy()), cells["people"], strict=True))
    assert {place for place, why in gone.items() if why == "few"} == {
        place for place, count in people.items() if count < 5
    }
    for total, parts, rest in lines(cells):
        gaps = [part for part in parts if part in gone]
        unknown = len(gaps) + (total in gone) + (rest > 0)
        assert unknown != 1 or (rest >= 5 and not gaps), (total, gaps)
        if total not in gone and (gaps or rest):
            assert sum(people[part] for part in gaps) + rest >= 5, (total, gaps)


def units(leaves: Sequence[Leaf]) -> dict[object, str]:
    """Why units are hidden over all months and channels."""
    gone = hidden(cube(leaves))
    return {place[1]: why for place, why in gone.items() if (place[0], place[2]) == (None, None)}


def test_smallest_other_part_is_hidden_with_a_single_small_one() -> None:
    leaves = [("2026-01-01", unit, "x", count) for unit, count in (("a1", 3), ("a2", 6), ("a3", 9))]

    assert units(leaves) == {"a1": "few", "a2": "complement"}


def test_two_small_parts_together_enough_need_no_third() -> None:
    leaves = [("2026-01-01", unit, "x", count) for unit, count in (("a1", 3), ("a2", 4), ("a3", 9))]

    assert set(units(leaves).values()) == {"few"}


def test_rest_of_a_unit_keeps_its_only_small_part_unknown() -> None:
    leaves = [("2026-01-01", unit, "x", count) for unit, count in (("a1", 3), ("a2", 9), ("a", 8))]

    assert units(leaves) == {"a1": "few"}


def test_rest_without_a_numerator_keeps_no_part_unknown() -> None:
    cells = cube(
        [("2026-01-01", unit, "x", count) for unit, count in (("a1", 3), ("a2", 9), ("a", 8))]
    )
    is_above = cells["unit"].isna() | (cells["unit"] == "a")
    cells["numerator"] = cells["numerator"].where(~is_above, 24.0)

    assert {place[1] for place in hidden(cells)} >= {"a1", "a2"}


def test_small_rest_of_a_unit_is_covered_by_one_of_its_parts() -> None:
    leaves = [("2026-01-01", unit, "x", count) for unit, count in (("a1", 6), ("a2", 9), ("a", 2))]

    assert units(leaves) == {"a1": "complement"}


def test_total_is_hidden_where_it_is_its_only_part() -> None:
    leaves = [("2026-01-01", unit, "x", count) for unit, count in (("a1", 9), ("b", 3))]

    assert units(leaves) == {
        "a": "complement", "a1": "complement", "b": "few"
    }  # fmt: skip


def test_nothing_is_hidden_where_groups_of_one_are_shown() -> None:
    assert hidden(cube([("2026-01-01", "a1", "x", 1), ("2026-01-01", "a2", "x", 9)]), 1) == {}


def test_parts_that_do_not_add_up_are_hidden_alone() -> None:
    cells = cube([("2026-01-01", unit, "x", count) for unit, count in (("a1", 3), ("a2", 9))])

    said = suppression.reasons(cells, TREE, 5, adds=False)

    assert set(said) == {"few", ""}


def test_many_days_are_done_within_a_second() -> None:
    days = pd.date_range("2024-01-01", periods=900).strftime("%Y-%m-%d")
    leaves = [
        (day, unit, channel, 1 + (at * 7 + len(unit) * 5 + len(channel)) % 11)
        for at, day in enumerate(days)
        for unit in TREE
        for channel in ("x", "facebook", "web")
    ]
    cells = cube(leaves)

    started = time.process_time()
    said = suppression.reasons(cells, TREE, 5, adds=True)

    assert (said == "few").any()
    assert time.process_time() - started < 1


@pytest.fixture(scope="module")
def rated(tmp_path_factory: pytest.TempPathFactory) -> Warehouse:
    """A lake with messages that were rated: three of one unit, and nine of each of two others."""
    blank = dict.fromkeys(TABLES["message"].names, "Unassigned")
    units = ["labour"] * 3 + ["health"] * 9 + ["works"] * 9
    rows = [
        {
            **blank,
            "channel": "x",
            "message_id": str(line),
            "unit": unit,
            "arrived_at": datetime(2026, 1, 5, 9),
            "arrived_on": date(2026, 1, 5),
            "rating": 5,
            "needs_answer": False,
            "limit_hours": 24.0,
            "known_at": datetime(2026, 3, 1),
            "_row": line,
        }
        for line, unit in enumerate(units, start=2)
    ]
    warehouse = Warehouse(tmp_path_factory.mktemp("rated"))
    warehouse.commit([Part("message", pa.Table.from_pylist(rows))], "A test", "Ratings", {})
    warehouse.refresh()
    return warehouse


YEAR = Scope(date(2026, 1, 1), date(2027, 1, 1))


def test_figure_of_a_few_people_shows_nothing_of_itself(rated: Warehouse) -> None:
    measured = kpis.measure([kpis.find("E06")], rated, YEAR)

    said = measured.groupby(measured["unit"].fillna("all"))["hidden"].agg(set).to_dict()
    assert said["labour"] == {"few"}
    assert sorted([said["health"].pop(), said["works"].pop()]) == ["", "complement"]
    blank = measured.loc[measured["hidden"] != "", ["value", *kpis.FIGURES]]
    assert blank.isna().all(axis=None)
    assert measured.loc[measured["hidden"] == "", ["value", "people"]].notna().all(axis=None)


def test_figure_stays_hidden_where_its_unit_alone_is_asked_for(rated: Warehouse) -> None:
    alone = Scope(YEAR.since, YEAR.until, unit="labour", channel="x")

    measured = kpis.measure([kpis.find("E06")], rated, alone)

    assert set(measured["hidden"]) == {"few"}


def test_smallest_group_is_what_the_environment_says(
    rated: Warehouse, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("SADA_SMALLEST_GROUP", "3")

    measured = kpis.measure([kpis.find("E06")], rated, YEAR)

    assert set(measured["hidden"]) == {""}


@pytest.mark.parametrize("said", ["0", "a few", "-5"])
def test_smallest_group_that_is_no_number_is_refused(
    said: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("SADA_SMALLEST_GROUP", said)

    with pytest.raises(BadScope, match="no whole number from 1"):
        suppression.smallest_group()
