"""Runs: which points the last signal of a control chart is made of."""

import math

import pytest

from dashboard.statistics import control
from dashboard.statistics.runs import Run, last_run


def run(rule: str, start: int, points: int, *, is_high: bool = True) -> Run:
    return Run(rule, is_high, start, points)


STEADY = [9.0, 11.0] * 6


@pytest.mark.parametrize(
    ("values", "expected"),
    [
        (STEADY, None),
        ([], None),
        ([*STEADY, 30.0], run("outside", 12, 1)),
        (
            [9.0, 11, 9, 11, 9, 12, 8, 8, 8, 8, 8, 8, 8],
            run("shift", 6, 7, is_high=False),
        ),
        (
            [10.0, 12, 10, 12, 9, 9.2, 9.4, 9.6, 9.8, 10.5, 10.9],
            run("trend", 4, 7),
        ),
    ],
    ids=["steady", "empty", "outside", "shift", "trend"],
)
def test_a_run_begins_with_the_first_of_the_points_that_break_its_rule(
    values: list[float], expected: Run | None
) -> None:
    assert last_run(control.chart(values)) == expected


def test_a_gap_ends_a_run() -> None:
    values = [*STEADY, math.nan, 30.0, 30.0]

    found = last_run(control.chart(values, fixed_after=12))

    assert found == run("outside", 13, 2)


def test_a_run_never_begins_before_limits_do() -> None:
    falls = [*[10.0, 12.0] * 5, 11.98, 11.9, 11.6, 11.3, 11.1, 11.0, 10.95, 10.9]

    whole = last_run(control.chart(falls))
    rebased = last_run(control.chart(falls, rebased_at=[11]))

    assert whole is not None
    assert rebased is not None
    assert (whole.start, rebased.start) == (9, 11)
