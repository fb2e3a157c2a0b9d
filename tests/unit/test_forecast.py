"""Forecasts of series whose continuation is known."""

from datetime import date
from itertools import pairwise

import numpy as np
import pytest

from dashboard.statistics import backtest, calendar, forecast
from dashboard.statistics.forecast import QUANTILES, Forecast, Season, foretell

MONTHS = Season(12)


def alone(values: list[float], ahead: int, **more: object) -> Forecast:
    """The forecast from the end of a series of months."""
    (found,) = foretell(values, ahead, season=MONTHS, **more)  # type: ignore[arg-type]  # passed on
    return found


def within(found: Forecast, came: np.ndarray, low: str, high: str) -> list[bool]:
    ends = found.quantiles()
    return list((ends[low] <= came) & (came <= ends[high]))


# -------------------------------------------------------------------- what needs no luck


@pytest.mark.parametrize(
    ("value", "bounds"),
    [(100.0, {"low": 0.0}), (0.0, {"low": 0.0}), (1.0, {"low": 0.0, "high": 1.0}), (-3.0, {})],
)
def test_a_constant_stays_as_it_is(value: float, bounds: dict[str, float]) -> None:
    found = alone([value] * 14, 6, **bounds)

    for ends in found.quantiles().values():
        assert ends == pytest.approx([value] * 6, abs=1e-5)


def test_a_straight_line_goes_on() -> None:
    found = alone([100.0 + 5 * month for month in range(24)], 3, low=0.0)

    for ends in found.quantiles().values():
        assert ends == pytest.approx([220, 225, 230], rel=1e-5)


def test_a_season_comes_back() -> None:
    year = [10.0, 12, 9, 8, 7, 30, 5, 6, 8, 10, 11, 12]

    found = alone(year * 3, 12, low=0.0)

    assert found.quantiles()["middle"] == pytest.approx(year, rel=1e-4)


def test_a_season_needs_two_years() -> None:
    year = [10.0, 12, 9, 8, 7, 30, 5, 6, 8, 10, 11, 12]

    found = alone([*year, *year[:6]], 12, low=0.0)

    ends = found.quantiles()
    assert ends["high_80"][11] - ends["low_80"][11] > 5


def test_a_missing_period_is_passed_over() -> None:
    line = [100.0 + 5 * month for month in range(20)]
    line[4] = line[11] = float("nan")

    found = alone(line, 2, low=0.0)

    assert found.quantiles()["middle"] == pytest.approx([200, 205], rel=1e-5)


def test_many_missing_periods_are_passed_over() -> None:
    rng = np.random.default_rng(8)
    waves = [100 + 10 * rng.normal() if month % 3 else float("nan") for month in range(25)]

    found = alone(waves[1:], 12, low=0.0)

    assert 80 < found.quantiles()["middle"].mean() < 120


def test_the_same_question_has_the_same_answer() -> None:
    noisy = [5.0, 7, 4, 8, 6, 5, 7, 9, 4, 6, 5, 8]

    assert np.array_equal(alone(noisy, 3).draws, alone(noisy, 3).draws)


def test_what_is_foretold_from_a_moment_rests_on_what_came_before_it() -> None:
    past = [5.0, 7, 4, 8, 6, 5, 7, 9, 4, 6, 5, 8]

    (before,) = foretell(past, 2, origins=[12])
    (after,) = foretell([*past, 5_000.0, 9_000.0], 2, origins=[12])

    assert np.array_equal(before.draws, after.draws)


# -------------------------------------------------------------------- bounds


def test_counts_never_fall_below_zero_and_shares_stay_shares() -> None:
    rng = np.random.default_rng(5)
    counts = list(rng.poisson(1.5, 24).astype(float))
    shares = list(np.clip(rng.normal(0.97, 0.03, 24), 0, 1))

    fewest = alone(counts, 12, low=0.0).draws.min()
    drawn = alone(shares, 12, low=0.0, high=1.0).draws

    assert fewest >= 0
    assert drawn.min() >= 0
    assert drawn.max() <= 1


# -------------------------------------------------------------------- intervals


def series(kind: str, months: int, rng: np.random.Generator) -> np.ndarray:
    noise = rng.normal(size=months)
    turns = np.arange(months) * np.pi / 6
    return {
        "seasonal": 1_000 * np.exp(0.01 * np.arange(months) + 0.3 * np.sin(turns) + 0.1 * noise),
        "wandering": 1_000 + 20 * np.cumsum(noise),
        "share": 1 / (1 + np.exp(-1 - 0.3 * noise)),
    }[kind]


@pytest.mark.parametrize("kind", ["seasonal", "wandering", "share"])
def test_intervals_hold_about_as_much_as_they_say(kind: str) -> None:
    held: dict[str, list[bool]] = {"80": [], "95": []}
    for seed in range(25):
        course = series(kind, 36, np.random.default_rng(seed))
        high = 1.0 if kind == "share" else None
        found = alone(list(course[:30]), 6, low=0.0, high=high, count=500)
        for share, values in held.items():
            values += within(found, course[30:], f"low_{share}", f"high_{share}")

    assert np.mean(held["80"]) == pytest.approx(0.80, abs=0.1)
    assert np.mean(held["95"]) == pytest.approx(0.95, abs=0.06)


def test_intervals_widen_the_further_ahead_and_hold_each_other() -> None:
    course = series("wandering", 30, np.random.default_rng(1))

    ends = alone(list(course), 6).quantiles()

    widths = ends["high_80"] - ends["low_80"]
    assert all(later > sooner for sooner, later in pairwise(widths))
    for lower, higher in pairwise(QUANTILES):
        assert (ends[lower] < ends[higher]).all()


# -------------------------------------------------------------------- known effects


def test_an_effect_is_found_and_foretold() -> None:
    rng = np.random.default_rng(2)
    cover = [float(week in {10, 11, 60, 61, 112, 113}) for week in range(120)]
    weeks = [1_000 * 0.7**there * np.exp(0.03 * rng.normal()) for there in cover[:110]]

    (found,) = foretell(weeks, 10, low=0.0, effects={"ramadan": cover})

    effect = found.effects["ramadan"]
    assert effect.low < -0.3 < effect.high
    assert (effect.low, effect.high) == pytest.approx((-0.3, -0.3), abs=0.06)
    assert found.quantiles()["middle"] == pytest.approx(
        [1_000 * 0.7**there for there in cover[110:]], rel=0.05
    )


def test_an_effect_that_is_not_there_is_not_told() -> None:
    rng = np.random.default_rng(3)
    cover = [float(week in {10, 11, 60, 61}) for week in range(110)]
    weeks = [1_000 + 50 * rng.normal() for _ in range(100)]

    (found,) = foretell(weeks, 10, low=0.0, effects={"ramadan": cover})

    assert found.effects == {}


def test_an_effect_that_came_once_is_not_used() -> None:
    cover = [float(week == 5) for week in range(32)]
    weeks = [700.0 if there else 1_000.0 for there in cover[:30]]

    (found,) = foretell(weeks, 2, low=0.0, effects={"ramadan": cover})

    assert found.effects == {}


def test_ramadan_lies_where_the_calendar_has_it() -> None:
    # In 1447 it began on 18 February 2026 and lasted thirty days, to 19 March.
    months = [date(2026, month, 1) for month in (1, 2, 3, 4)]

    assert calendar.ramadan(months, date(2026, 5, 1)) == [0, 11 / 28, 19 / 31, 0]


def test_the_weekend_is_friday_and_saturday() -> None:
    week = [date(2026, 11, day) for day in range(22, 29)]  # from a Sunday on

    assert calendar.weekend(week) == [0, 0, 0, 0, 0, 1, 1]


# -------------------------------------------------------------------- against what came


def sure(origin: int, *values: float) -> Forecast:
    """A forecast that is sure of itself."""
    return Forecast(origin, np.tile(values, (9, 1)))


def test_trial_measures_misses_beside_the_naive_ones() -> None:
    values = [10.0, 20, 10, 20, 12, 20]

    found = backtest.trial(values, [sure(4, 11, 20)], lag=2)

    # Of 12 and 20, 11 and 20 were foretold, and the naive forecast said 10 and 20. Before them,
    # the naive forecast missed by 10 once, when nothing was a season before, and then by nothing.
    assert (found.own.mean, found.naive.mean) == (0.5, 1.0)
    assert found.own.percentage == pytest.approx(1 / 24)
    assert found.own.scaled == pytest.approx(0.5 / (10 / 3))
    assert found.is_better
    assert (found.within_80, found.within_95) == (0.5, 0.5)


def test_trial_says_where_the_naive_forecast_is_closer() -> None:
    found = backtest.trial([10.0, 20, 10, 20, 10], [sure(4, 14)], lag=2)

    assert not found.is_better


def test_trial_takes_the_last_figure_where_nothing_was_a_season_before() -> None:
    found = backtest.trial([3.0, 4, 6], [sure(2, 5)], lag=12)

    assert list(found.pairs["naive"]) == [4]


def test_trial_has_no_percentage_where_a_figure_is_zero() -> None:
    found = backtest.trial([3.0, 4, 0], [sure(2, 5)], lag=1)

    assert np.isnan(found.own.percentage)


def test_quantiles_are_those_of_the_draws() -> None:
    ends = forecast.quantiles(np.arange(101.0)[:, None])

    assert {name: float(end[0]) for name, end in ends.items()} == {
        "low_95": 2.5, "low_80": 10, "middle": 50, "high_80": 90, "high_95": 97.5
    }  # fmt: skip
