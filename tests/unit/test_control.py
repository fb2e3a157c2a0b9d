"""Control charts: published cases, and what those leave open."""

import json
from collections.abc import Sequence
from pathlib import Path
from typing import Any

import numpy as np
import pytest

from dashboard.statistics import control
from dashboard.statistics.control import Chart, Direction

SHARED = Path(__file__).parents[3] / "shared"
NAN = float("nan")

STEADY = [9.0, 11.0] * 6
"""Mean 10; each moving range 2, so limits at 10 ± 5.32 and near limits at 10 ± 3.5467."""

MEANINGS = {
    "consistent_fail": "fail",
    "consistent_pass": "pass",
    "inconsistent": "inconsistent",
    None: "",
}


def published(file_name: str) -> list[dict[str, Any]]:
    """The cases in a file of published ones; none where the checkout stands alone."""
    path = SHARED / file_name
    held = json.loads(path.read_text(encoding="utf-8")) if path.exists() else []
    return list(held["fixtures"] if isinstance(held, dict) else held)


CASES = published("spc-cases.json")
RULES = published("spc-rule-cases.json")


def rules(
    values: list[float], *, fixed_after: int | None = None, rebased_at: Sequence[int] = ()
) -> list[str]:
    return list(control.chart(values, fixed_after=fixed_after, rebased_at=rebased_at).rules)


# ------------------------------------------------------------------------ published cases


@pytest.mark.skipif(not CASES, reason=f"no published series: {SHARED}/spc-cases.json is not there")
@pytest.mark.parametrize("case", CASES, ids=lambda case: str(case["id"]))
def test_limits_are_those_published(case: dict[str, Any]) -> None:
    drawn = control.chart(case["y"], screened=case["screen"])

    found = {"mean": drawn.mean[-1], "lpl": drawn.lower[-1], "upl": drawn.upper[-1]}
    assert found == pytest.approx(case["expect"], abs=case["tol"])


def ends(flagged: control.Numbers) -> list[int]:
    """Where NHSRplotthedots marks a run: at each point that has six more like it just before."""
    marked = []
    for at in range(len(flagged)):
        run = flagged[max(0, at - control.RUN + 1) : at + 1]
        is_run = len(run) == control.RUN and len(set(run)) == 1
        marked.append(int(flagged[at]) if is_run else 0)
    return marked


def ending_at(marks: list[int]) -> list[float]:
    """A series with one trend, up or down, that ends where a mark is, and is flat elsewhere."""
    steps = np.zeros(len(marks))
    for at in np.flatnonzero(marks):
        steps[at - control.RUN + 2 : at + 1] = marks[at]
    return list(np.cumsum(steps))


def answered(function: str, arguments: list[Any]) -> list[int] | str:
    """Our answer in the words of the helper function that a published vector is of."""
    match function:
        case "side":
            return [abs(mark) for mark in ends(control.shift(np.array(arguments, dtype=float)))]
        case "trend":
            return ends(control.trend(np.array(arguments, dtype=float)))
        case "part":
            return [abs(int(flag)) for flag in control.trend(np.array(ending_at(arguments)))]
        case _:
            target, lower, upper, direction = arguments
            return control.assurance(target, lower, upper, direction)


@pytest.mark.skipif(
    not RULES, reason=f"no published vectors: {SHARED}/spc-rule-cases.json is absent"
)
@pytest.mark.parametrize("case", [case for case in RULES if case["fn"] != "two3"], ids=str)
def test_rules_answer_as_published(case: dict[str, Any]) -> None:
    expected = case["expect"]

    answer = answered(case["fn"], case["args"])

    assert answer == (MEANINGS[expected] if case["fn"] == "assurance" else expected)


@pytest.mark.skipif(
    not RULES, reason=f"no published vectors: {SHARED}/spc-rule-cases.json is absent"
)
@pytest.mark.parametrize("case", [case for case in RULES if case["fn"] == "two3"], ids=str)
def test_two_in_three_flags_the_near_points_of_the_published_windows(case: dict[str, Any]) -> None:
    is_near, side = (np.array(argument, dtype=float) for argument in case["args"])

    flagged = control.two_in_three(is_near * side, side)

    assert list(abs(flagged)) == list(is_near * case["expect"])


# ------------------------------------------------------------------------ limits


def test_limits_of_a_constant_series_are_its_mean() -> None:
    drawn = control.chart([5.0] * 15, direction="increase", target=5.0)

    assert (drawn.mean[0], drawn.lower[0], drawn.upper[0]) == (5, 5, 5)
    assert set(drawn.rules) == {""}
    assert drawn.assurance == "inconsistent"


def test_limits_leave_a_large_moving_range_out_once() -> None:
    values = [*STEADY, 100.0]

    middle, reach = control.limits(np.array(values))
    _, unscreened = control.limits(np.array(values), screened=False)

    assert middle == pytest.approx(220 / 13)
    assert reach == pytest.approx(2.66 * 2)
    assert unscreened == pytest.approx(2.66 * (11 * 2 + 89) / 12)


def test_limits_do_not_reach_across_a_missing_period() -> None:
    middle, reach = control.limits(np.array([1.0, 1.0, NAN, 9.0, 9.0]))

    assert (middle, reach) == (5, 0)


def test_limits_can_be_fixed_after_the_first_points() -> None:
    drawn = control.chart([*STEADY, 30.0, 30.0], fixed_after=12)

    assert (drawn.mean[-1], drawn.upper[-1]) == pytest.approx((10, 15.32))
    assert drawn.rules[-2:] == ("outside", "outside")


def test_a_series_without_a_point_has_neither_limits_nor_signal() -> None:
    drawn = control.chart([NAN, NAN])

    assert np.isnan(drawn.mean).all()
    assert (drawn.variation, drawn.assurance, drawn.is_trial, drawn.last) == (
        "common",
        "",
        True,
        -1,
    )


@pytest.mark.parametrize(("count", "is_trial"), [(11, True), (12, False), (13, False)])
def test_limits_are_on_trial_below_twelve_points(count: int, is_trial: bool) -> None:  # noqa: FBT001
    drawn = control.chart([*STEADY, 9.0][:count])

    assert drawn.is_trial is is_trial


def test_limits_on_trial_count_the_points_since_the_last_rebase() -> None:
    gappy = [NAN] * 6 + STEADY

    since_a_gap = control.chart([*gappy, *STEADY], rebased_at=[18])
    too_few = control.chart([*STEADY, *STEADY[:11]], rebased_at=[12])

    assert (since_a_gap.is_trial, too_few.is_trial) == (False, True)


# ------------------------------------------------------------------------ rules


def test_a_point_on_a_limit_is_not_outside_it() -> None:
    upper = 10 + 2.66 * 2

    on = rules([*STEADY, upper], fixed_after=12)
    above = rules([*STEADY, upper + 0.001], fixed_after=12)

    assert (on[-1], above[-1]) == ("", "outside")


def test_a_trend_of_seven_flags_all_seven_and_six_do_not() -> None:
    seven = control.trend(np.array([5.0, 5, 6, 7, 8, 9, 10, 11]))
    six = control.trend(np.array([5.0, 5, 6, 7, 8, 9, 10, 10]))

    assert list(seven) == [0, 1, 1, 1, 1, 1, 1, 1]
    assert not six.any()


def test_a_point_of_two_trends_takes_the_later_one() -> None:
    up_and_down = [1.0, 2, 3, 4, 5, 6, 7, 6, 5, 4, 3, 2, 1]

    flagged = control.trend(np.array(up_and_down))

    assert list(flagged) == [1] * 6 + [-1] * 7


def test_a_point_on_the_mean_breaks_a_shift() -> None:
    unbroken = control.shift(np.array([1.0] * 7))
    broken = control.shift(np.array([1.0, 1, 1, 0, 1, 1, 1, 1]))

    assert list(unbroken) == [1] * 7
    assert not broken.any()


def test_a_value_off_the_mean_by_rounding_alone_is_on_it() -> None:
    wobbling = [0.1 + 0.2, 0.3] * 8

    assert set(rules(wobbling)) == {""}


def test_a_missing_period_breaks_every_run() -> None:
    rising = [1.0, 2, 3, 4, 5, 6, 7]
    gap = [1.0, 2, 3, NAN, 5, 6, 7]
    near, side = np.array([1.0, 0, 1]), np.array([1.0, NAN, 1])

    assert control.trend(np.array(rising)).all()
    assert not control.trend(np.array(gap)).any()
    assert not control.shift(np.array([1.0, 1, 1, 1, NAN, 1, 1, 1])).any()
    assert not control.two_in_three(near, side).any()


def test_rules_never_look_across_a_rebase() -> None:
    rising = [*STEADY, 10.0, 11.0, 12.0, 13.0, 14.0, 15.0, 16.0]

    together = rules(rising, fixed_after=12)
    apart = rules(rising, rebased_at=[15])

    assert together[-1] == "outside"
    assert together[-2] == "trend"
    assert set(apart[15:]) == {""}


def test_limits_step_at_a_rebase() -> None:
    higher = [value + 20 for value in STEADY]

    drawn = control.chart([*STEADY, *higher], rebased_at=[12, 0, 99])

    assert (drawn.mean[11], drawn.mean[12]) == pytest.approx((10, 30))
    assert set(drawn.rules) == {""}


@pytest.mark.parametrize(
    ("added", "named"),
    [
        # Each point of the trend lies above the mean as well, and its last outside the limits.
        ([10.5, 11, 11.5, 12, 12.5, 13, 16], ["trend"] * 6 + ["outside"]),
        # Two in three before shift; the first of the three is not near, and has the shift's name.
        ([11, 11, 11, 11, 11, 14, 14], ["shift"] * 5 + ["two_in_three"] * 2),
        # Points outside do not count among the two in three.
        ([14, 16, 11, 9], ["", "outside", "", ""]),
        # All three stand on one side of the mean, the third as well.
        ([14, 9, 14, 9], ["", "", "", ""]),
    ],
)
def test_the_first_rule_in_order_names_a_point(added: list[float], named: list[str]) -> None:
    found = rules([*STEADY[:12], *added], fixed_after=12)

    assert found[12:] == named


# ------------------------------------------------------------------------ meaning


@pytest.mark.parametrize(
    ("direction", "above", "below"),
    [
        ("increase", "improvement", "concern"),
        ("decrease", "concern", "improvement"),
        ("neutral", "neutral_high", "neutral_low"),
    ],
)
def test_a_signal_means_what_the_direction_makes_of_it(
    direction: Direction, above: str, below: str
) -> None:
    def last(value: float) -> Chart:
        return control.chart([*STEADY, value], direction=direction, fixed_after=12)

    causes = last(30).variation, last(-10).variation, last(10).variation

    assert causes == (above, below, "common")


def test_variation_is_that_of_the_last_point_that_is_there() -> None:
    drawn = control.chart([*STEADY, 30.0, NAN], direction="increase", fixed_after=12)

    assert (drawn.variation, drawn.last) == ("improvement", 12)


@pytest.mark.parametrize(
    ("target", "direction", "expected"),
    [
        (3, "increase", "inconsistent"),
        (1, "increase", "inconsistent"),
        (3.01, "increase", "fail"),
        (0.99, "increase", "pass"),
        (3.01, "decrease", "pass"),
        (0.99, "decrease", "fail"),
        (2, "neutral", ""),
        (None, "increase", ""),
    ],
)
def test_a_target_on_a_limit_is_met_now_and_then(
    target: float | None, direction: Direction, expected: str
) -> None:
    assert control.assurance(target, 1, 3, direction) == expected


def test_assurance_is_judged_by_the_limits_after_the_last_rebase() -> None:
    higher = [value + 20 for value in STEADY]

    drawn = control.chart([*STEADY, *higher], direction="increase", target=20, rebased_at=[12])

    assert drawn.assurance == "pass"


def test_values_far_from_zero_are_told_apart_and_tiny_ones_too() -> None:
    far = rules([1e6 + value for value in [*STEADY, 30.0]], fixed_after=12)
    tiny = rules([1e-12 * value for value in [*STEADY, 30.0]], fixed_after=12)

    assert (far[-1], tiny[-1]) == ("outside", "outside")


def test_a_rise_by_rounding_alone_is_no_trend() -> None:
    assert not control.trend(np.array([0.3 + at * 1e-16 for at in range(12)])).any()


# --------------------------------------------------------------- where denominators vary


def test_limits_of_shares_follow_their_denominators() -> None:
    """Two z apart by a constant: their moving range over 1.128 is the spread."""
    sizes = [100, 400] * 6
    shares = [0.24, 0.16] * 6
    pooled = (0.24 * 100 + 0.16 * 400) / 500
    errors = [(pooled * (1 - pooled) / size) ** 0.5 for size in sizes]
    distances = [(share - pooled) / error for share, error in zip(shares, errors, strict=True)]
    spread = abs(distances[0] - distances[1]) / 1.128

    drawn = control.chart(shares, counted="p", denominators=sizes)

    assert drawn.kind == "p'"
    assert drawn.mean == pytest.approx(pooled)
    assert drawn.upper - drawn.mean == pytest.approx([3 * error * spread for error in errors])
    assert drawn.mean - drawn.lower == pytest.approx(drawn.upper - drawn.mean)


def test_a_rate_has_the_error_of_a_count() -> None:
    sizes = [10.0, 40.0] * 6
    rates = [2.0, 1.5] * 6
    drawn = control.chart(rates, counted="u", denominators=sizes)
    reach = drawn.upper - drawn.mean

    assert drawn.mean[0] == pytest.approx(1.6)
    assert reach[0] / reach[1] == pytest.approx(2)


def test_denominators_that_hardly_vary_leave_the_chart_as_it_is() -> None:
    drawn = control.chart(STEADY, counted="u", denominators=[100, 120] * (len(STEADY) // 2))

    assert drawn.kind == "xmr"


def test_few_answers_far_off_are_no_signal_and_many_are() -> None:
    sizes = [1000] * 11 + [20]
    shares = [0.50, 0.52] * 5 + [0.50]

    few = control.chart([*shares, 0.30], counted="p", denominators=sizes)
    many = control.chart([*shares, 0.30], counted="p", denominators=[1000] * 10 + [20, 1000])

    assert few.rules[-1] == ""
    assert many.rules[-1] == "outside"


def test_all_answered_has_limits_without_a_reach_and_a_gap_none() -> None:
    drawn = control.chart(
        [1.0, float("nan"), 1.0], counted="p", denominators=[10, float("nan"), 90]
    )

    assert drawn.upper[0] == drawn.lower[0] == 1
    assert np.isnan(drawn.upper[1])


def test_points_that_gaps_part_are_no_signal_and_make_trial_limits() -> None:
    apart = [value for steady in STEADY for value in (steady, NAN)]

    drawn = control.chart(apart)

    assert drawn.is_trial
    assert np.isnan(drawn.upper).all()
    assert set(drawn.causes) == {"common"}
    assert not control.chart(STEADY).is_trial
