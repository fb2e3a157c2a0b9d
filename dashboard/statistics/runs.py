"""Runs: which points the signal at the end of a control chart is made of, and where they begin."""

from dataclasses import dataclass

import numpy as np

from dashboard.statistics.control import Chart


@dataclass(frozen=True)
class Run:
    """What the last points of a chart have in common.

    Attributes:
        rule: The rule that the last point breaks.
        is_high: Whether it lies above, or rises.
        start: The position of the first of these points.
        points: How many they are.
    """

    rule: str
    is_high: bool
    start: int
    points: int


def last_run(chart: Chart) -> Run | None:
    """The run that the last point of a chart ends; None where it breaks no rule.

    It never begins before limits were rebased, nor before a gap.
    """
    last = chart.last
    rule = chart.rules[last] if last >= 0 else ""
    if not rule:
        return None
    off = chart.values - chart.mean
    if rule == "trend":
        steps = np.sign(np.diff(chart.values, prepend=np.nan))
        steps[1:][chart.mean[1:] != chart.mean[:-1]] = np.nan
        sign, belongs = steps[last], steps == steps[last]
    else:
        sign, belongs = np.sign(off[last]), np.sign(off) == np.sign(off[last])
    if rule == "outside":
        belongs &= np.array([name == rule for name in chart.rules])
    belongs &= chart.mean == chart.mean[last]
    start = last
    while start > 0 and belongs[start - 1]:
        start -= 1
    if rule == "trend":
        start -= 1
    if rule == "two_in_three":
        near = [at for at in range(last - 2, last + 1) if at >= start and chart.rules[at] == rule]
        return Run(rule, bool(sign > 0), near[0], len(near))
    return Run(rule, bool(sign > 0), start, last - start + 1)
