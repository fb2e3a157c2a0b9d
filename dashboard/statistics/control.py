"""Control charts: is a change signal or noise?

XmR charts as NHSRplotthedots 0.2.2 draws them (NHS England's Making Data Count; MIT, commit
050b07d7): limits at mean ± 2.66 mean moving ranges, moving ranges above 3.267 times their mean
left out of it once, and four rules in this order: outside the limits, a trend of seven, two of
three near a limit, a shift of seven. Decided here where that package is silent: a constant series
has its mean as limits; a missing period breaks every run; values equal to the mean up to rounding
are on it; a rebase date with no point begins at the first point after it.

Where a share or a rate has denominators that vary, its limits are those of Laney's p′ or u′ chart
(D. Laney, Improved control charts for attributes, Quality Engineering 14(4), 2002): each point's
own sampling error, widened by how much the points vary beyond it. The rules are the same.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Literal

import numpy as np
import numpy.typing as npt

Direction = Literal["increase", "decrease", "neutral"]
Counted = Literal["", "p", "u"]
Numbers = npt.NDArray[np.float64]

LIMIT = 2.66
"""Mean moving ranges from the mean to a limit; Wheeler rounds 3 / 1.128 to it."""

NEAR = LIMIT * 2 / 3
"""Mean moving ranges from the mean to where two in three points count."""

SCREEN = 3.267
"""Moving ranges of this many times their mean, and above, are left out of it."""

RUN = 7
"""Points that make a trend or a shift."""

ROUNDING = 1e-12
"""Values that differ by no more than this share of the largest are equal."""

ENOUGH = 12
"""Fewer points than these make trial limits."""

PAIRS = 6
"""Fewer moving ranges than these make trial limits too, where gaps part most of the points."""

VARIES = 0.25
"""Denominators further than this share from their mean vary (Provost and Murray, The Health Care
Data Guide, 2011)."""

SPREAD = 1.128
"""Mean moving ranges of two normal values a standard deviation apart: the constant d2."""


@dataclass(frozen=True)
class Chart:
    """A series with its limits and what its points mean.

    Attributes:
        values: The series; NaN where a period is missing.
        mean, lower, upper: The line and the limits at each point; they step where rebased.
        rules: For each point, the first rule it breaks: outside, trend, two_in_three, shift, or "".
        causes: For each point: common, improvement, concern, neutral_high or neutral_low.
        variation: The cause of the last point.
        assurance: Whether the target will be met: pass, fail, inconsistent, or nothing.
        is_trial: Whether there are too few points for lasting limits, or too few side by side.
        last: The position of the last point that is there; -1 where none is.
        kind: xmr, or Laney's p' or u' where the limits follow the denominators.
        rebased_at: The position from which on its last limits are drawn.
    """

    values: Numbers
    mean: Numbers
    lower: Numbers
    upper: Numbers
    rules: tuple[str, ...]
    causes: tuple[str, ...]
    variation: str
    assurance: str
    is_trial: bool
    last: int
    kind: str
    rebased_at: int


def chart(
    values: Sequence[float] | Numbers,
    *,
    direction: Direction = "neutral",
    target: float | None = None,
    screened: bool = True,
    fixed_after: int | None = None,
    rebased_at: Sequence[int] = (),
    counted: Counted = "",
    denominators: Sequence[float] | Numbers = (),
) -> Chart:
    """Draw an XmR chart, or Laney's p' or u' chart where denominators vary.

    Args:
        values: The series in the order of time; NaN where a period is missing.
        direction: Which way is better.
        target: What the series should reach.
        screened: Whether large moving ranges are left out of their mean.
        fixed_after: How many points at the start set the limits; all by default.
        rebased_at: The positions at which new limits begin.
        counted: Whether the values are shares of what is counted (p), or counts of something else
            for each (u), so that they say less where the denominator is small.
        denominators: What each value was divided by; needed for p and u.
    """
    series = np.asarray(values, dtype=np.float64)
    mean, lower, upper = (np.full(len(series), np.nan) for _ in range(3))
    sides = np.zeros(len(series), dtype=int)
    rules = [""] * len(series)
    weights = np.asarray(denominators, dtype=np.float64)
    is_laney = counted and len(weights) == len(series) and varies(weights[np.isfinite(series)])
    starts = sorted({0, *(at for at in rebased_at if 0 < at < len(series))})
    for start, end in zip(starts, [*starts[1:], len(series)], strict=True):
        part = series[start:end]
        fixed = part[: fixed_after or len(part)]
        middle, reach = (
            laney(part, weights[start:end], counted, len(fixed))
            if is_laney
            else limits(fixed, screened=screened)
        )
        mean[start:end], lower[start:end], upper[start:end] = middle, middle - reach, middle + reach
        for at, (rule, sign) in enumerate(_rules(part, middle, reach)):
            rules[start + at], sides[start + at] = rule, sign
    causes = tuple(_cause(rule, sign, direction) for rule, sign in zip(rules, sides, strict=True))
    seen = [at for at in range(len(series)) if np.isfinite(series[at])]
    last = seen[-1] if seen else -1
    pairs = int(np.isfinite(np.diff(series[starts[-1] :])).sum())
    return Chart(
        values=series,
        mean=mean,
        lower=lower,
        upper=upper,
        rules=tuple(rules),
        causes=causes,
        variation=causes[last] if seen else "common",
        assurance=assurance(target, lower[last], upper[last], direction) if seen else "",
        is_trial=sum(at >= starts[-1] for at in seen) < ENOUGH or pairs < PAIRS,
        last=last,
        kind=f"{counted}'" if is_laney else "xmr",
        rebased_at=starts[-1],
    )


def varies(denominators: Numbers) -> bool:
    """Whether any denominator is so far from their mean that limits should follow them."""
    mean = float(denominators.mean()) if len(denominators) else 0.0
    return mean > 0 and bool((np.abs(denominators / mean - 1) > VARIES).any())


def laney(
    values: Numbers, denominators: Numbers, counted: Counted, fixed: int
) -> tuple[float, Numbers]:
    """The pooled mean of shares or rates, and how far each point's limits are from it.

    With n the denominators and p the pooled mean, a share has the sampling error
    √(p (1 - p) / n) and a rate √(p / n). Values become z, their distance from p in these errors;
    the limits are at p ± 3 errors times the mean moving range of z over 1.128. No moving range is
    left out, as Laney has it: where most periods are at 100 %, that would leave the zeros alone.

    Args:
        values: The series; NaN where a period is missing.
        denominators: What each value was divided by.
        counted: Whether they are shares (p) or rates (u).
        fixed: How many points at the start set mean and spread.

    Returns:
        Mean and reaches; NaN where a point has no denominator.
    """
    known = np.isfinite(values) & (denominators > 0)
    base = known & (np.arange(len(values)) < fixed)
    if not base.any():
        return float("nan"), np.full(len(values), np.nan)
    sizes = np.where(known, denominators, np.nan)
    mean = float((values[base] * sizes[base]).sum() / sizes[base].sum())
    spread = max(0.0, mean * (1 - mean)) if counted == "p" else abs(mean)
    errors = np.sqrt(spread / sizes)
    if not spread:
        return mean, np.where(known, 0.0, np.nan)
    _, reach = limits(((values - mean) / errors)[:fixed], screened=False)
    return mean, errors * reach / LIMIT * 3 / SPREAD


def limits(values: Numbers, *, screened: bool = True) -> tuple[float, float]:
    """The mean of a series, and how far its limits are from it.

    Returns:
        Mean and reach; NaN without a point, a reach of zero for a constant series and of NaN where
        gaps part every point from the next, so that nothing says how much they move.
    """
    seen = values[np.isfinite(values)]
    if not len(seen):
        return float("nan"), float("nan")
    ranges = np.abs(np.diff(values))
    ranges = ranges[np.isfinite(ranges)]
    if not len(ranges) and len(seen) > 1:
        return float(seen.mean()), float("nan")
    average = float(ranges.mean()) if len(ranges) else 0.0
    kept = ranges[ranges < SCREEN * average]
    if screened and len(kept):
        average = float(kept.mean())
    return float(seen.mean()), LIMIT * average


def assurance(target: float | None, lower: float, upper: float, direction: Direction) -> str:
    """Whether a target will be met as things are: pass, fail, inconsistent; nothing without one."""
    if target is None or direction == "neutral" or not np.isfinite(lower):
        return ""
    noise = _noise(np.array([target, lower, upper]))
    if lower - noise <= target <= upper + noise:
        return "inconsistent"
    is_reached = target < lower if direction == "increase" else target > upper
    return "pass" if is_reached else "fail"


def _rules(values: Numbers, mean: float, reach: float | Numbers) -> list[tuple[str, int]]:
    """For each point the first rule it breaks, and to which side: 1 up, -1 down, 0 none."""
    noise = _noise(values)
    off = np.where(np.isfinite(values), values - mean, np.nan)
    side = np.where(np.abs(off) <= noise, 0, np.sign(off))
    outside = np.where(np.abs(off) > reach + noise, side, 0)
    near = np.where((np.abs(off) > reach * NEAR / LIMIT + noise) & (outside == 0), side, 0)
    found = []
    trends, pairs, shifts = trend(values), two_in_three(near, side), shift(side)
    for at in range(len(values)):
        signs = {
            "outside": outside[at],
            "trend": trends[at],
            "two_in_three": pairs[at],
            "shift": shifts[at],
        }
        named = ((rule, int(sign)) for rule, sign in signs.items() if sign and np.isfinite(sign))
        found.append(next(named, ("", 0)))
    return found


def _noise(values: Numbers) -> float:
    """How far values of this size may be apart by rounding alone."""
    seen = np.abs(values[np.isfinite(values)])
    return ROUNDING * float(seen.max()) if len(seen) else 0.0


def shift(side: Numbers) -> Numbers:
    """Points of runs of seven or more on one side of the mean: the side, else 0."""
    flagged = np.zeros(len(side))
    start = 0
    for at in range(1, len(side) + 1):
        if at == len(side) or side[at] != side[start] or not np.isfinite(side[at]):
            if at - start >= RUN and np.isfinite(side[start]):
                flagged[start:at] = side[start]
            start = at
    return flagged


def trend(values: Numbers) -> Numbers:
    """Points of seven or more that rise (1) or fall (-1) each time; a later trend counts."""
    flagged = np.zeros(len(values))
    steps = np.diff(values)
    steps = np.where(np.abs(steps) <= _noise(values), 0, np.sign(steps))
    for at in range(RUN - 2, len(steps)):
        window = steps[at - RUN + 2 : at + 1]
        if np.isfinite(window).all() and abs(window.sum()) == RUN - 1:
            flagged[at - RUN + 2 : at + 2] = window[0]
    return flagged


def two_in_three(near: Numbers, side: Numbers) -> Numbers:
    """Points near a limit where two of three are, all three on one side of the mean.

    Args:
        near: For each point between the near limit and the limit its side, else 0.
        side: The side of the mean of each point.
    """
    flagged = np.zeros(len(near))
    for at in range(len(near) - 2):
        window = slice(at, at + 3)
        if abs(side[window].sum()) == 3 and np.count_nonzero(near[window]) >= 2:
            close = np.flatnonzero(near[window]) + at
            flagged[close] = side[at]
    return flagged


def _cause(rule: str, sign: int, direction: Direction) -> str:
    if not rule:
        return "common"
    if direction == "neutral":
        return "neutral_high" if sign > 0 else "neutral_low"
    return "improvement" if sign * (1 if direction == "increase" else -1) > 0 else "concern"
