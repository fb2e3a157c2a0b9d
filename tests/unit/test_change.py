"""What changed: parts sum to the difference, and going back undoes going forth."""

from datetime import date

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from dashboard import explaining, kpis
from dashboard.errors import BadScope
from dashboard.explaining import Cell, Cells
from dashboard.scope import Scope
from dashboard.statistics import change
from dashboard.statistics.change import Numbers
from dashboard.warehouse import Unit

LOOKED_AT = Scope(date(2026, 1, 1), date(2026, 2, 1), unit="all")
UNITS = [
    Unit("all", None, "All", "الكل", is_listed=True, depth=0),
    Unit("a", "all", "A", "أ", is_listed=True, depth=1),
    Unit("b", "all", "B", "ب", is_listed=True, depth=1),
    Unit("c", "all", "C", "ج", is_listed=True, depth=1),
]
RATE, VOLUME = (kpis.find(kpi) for kpi in ("C06", "C04"))

figure = st.floats(0, 1e6).map(lambda value: round(value, 3))
cell = st.one_of(st.just((0.0, 0.0)), st.tuples(figure, st.floats(0.01, 1e6)))
parts = st.lists(st.tuples(cell, cell), min_size=1, max_size=8).filter(
    lambda found: all(sum(pair[side][1] for pair in found) > 0 for side in (0, 1))
)


def sides(found: list[tuple[tuple[float, float], ...]]) -> list[tuple[Numbers, Numbers]]:
    return [
        (np.array([pair[at][0] for pair in found]), np.array([pair[at][1] for pair in found]))
        for at in (0, 1)
    ]


@given(parts)
def test_effects_sum_to_the_difference_of_the_rate(
    found: list[tuple[tuple[float, float], ...]],
) -> None:
    before, after = sides(found)

    effects = change.of_rate(before, after)

    difference = after[0].sum() / after[1].sum() - before[0].sum() / before[1].sum()
    largest = max(1.0, np.abs(effects.rate).max(), np.abs(effects.mix).max())
    assert abs(effects.both.sum() - difference) <= 1e-9 * largest


@given(parts)
def test_swapping_the_periods_negates_each_effect(
    found: list[tuple[tuple[float, float], ...]],
) -> None:
    before, after = sides(found)

    forth, back = change.of_rate(before, after), change.of_rate(after, before)

    assert np.allclose(forth.rate, -back.rate, rtol=1e-9, atol=1e-9)
    assert np.allclose(forth.mix, -back.mix, rtol=1e-9, atol=1e-9)


def test_what_comes_or_goes_is_all_mix() -> None:
    before = (np.array([10.0, 0.0, 4.0]), np.array([100.0, 0.0, 50.0]))
    after = (np.array([10.0, 9.0, 0.0]), np.array([100.0, 30.0, 0.0]))

    effects = change.of_rate(before, after)

    assert effects.rate.tolist() == [0, 0, 0]


def placed(**figures: Cell) -> Cells:
    return {(unit, ""): cell for unit, cell in figures.items()}


BEFORE = placed(
    all=Cell(100, 2000), a=Cell(30, 500), b=Cell(20, 700), c=Cell(10, 300)
)  # 40 of 500 are its own
AFTER = placed(all=Cell(150, 2500), a=Cell(50, 600), b=Cell(45, 900), c=Cell(15, 400))


def test_a_unit_has_its_own_figures_beside_its_sub_units() -> None:
    found = explaining.explain(RATE, BEFORE, AFTER, UNITS, LOOKED_AT, "unit")

    own = next(part for part in found.parts if part.kind == "itself")
    assert (own.before, own.after) == (Cell(40, 500), Cell(40, 600))
    assert sum(part.effect for part in found.parts) == pytest.approx(found.difference, abs=1e-12)


def test_a_hidden_part_goes_with_another_one() -> None:
    nan = float("nan")
    hidden = {**AFTER, ("c", ""): Cell(nan, nan, is_hidden=True)}

    found = explaining.explain(RATE, BEFORE, hidden, UNITS, LOOKED_AT, "unit")

    assert {part.code for part in found.parts} == {"b", "others"}
    assert sum(part.effect for part in found.parts) == pytest.approx(found.difference, abs=1e-12)


def test_a_volume_is_taken_apart_by_differences() -> None:
    found = explaining.explain(VOLUME, BEFORE, AFTER, UNITS, LOOKED_AT, "unit")

    assert {part.code: part.effect for part in found.parts} == {
        "b": 25,
        "a": 20,
        "c": 5,
        "itself": 0,
    }


@pytest.mark.parametrize("kpi", [kpi for kpi in kpis.catalogue() if kpi.additivity in "DMU"])
def test_a_kpi_whose_parts_do_not_sum_is_refused(kpi: kpis.KPI) -> None:
    with pytest.raises(BadScope, match="cannot be split into parts"):
        explaining.explain(kpi, BEFORE, AFTER, UNITS, LOOKED_AT, "unit")


def test_parts_that_hold_more_than_the_total_are_refused() -> None:
    double = {**AFTER, ("b", ""): Cell(45, 5000)}

    with pytest.raises(BadScope, match="do not add up"):
        explaining.explain(RATE, BEFORE, double, UNITS, LOOKED_AT, "unit")


@pytest.mark.parametrize(
    ("rate", "mix", "told"),
    [(0.003561, -0.000016, (0.0035, 0.0)), (0.00004, 0.00144, (0.0, 0.0015))],
)
def test_what_is_said_of_rate_and_mix_sums_to_what_is_said_of_the_difference(
    rate: float, mix: float, told: tuple[float, float]
) -> None:
    part = explaining.Part("a", "part", Cell(), Cell(), rate, mix)
    found = explaining.Explained(0.02, 0.02 + rate + mix, is_rate=True, parts=(part,))

    assert explaining.split(found, explaining.POINT) == pytest.approx(told)
