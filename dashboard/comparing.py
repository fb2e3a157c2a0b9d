"""Which figures differ between two versions of the lake."""

from collections.abc import Sequence
from datetime import date, timedelta

import numpy as np
import pandas as pd

from dashboard import kpis
from dashboard.kpis import KPI, Extent
from dashboard.scope import Period, Scope
from dashboard.warehouse import Past

SAME = 1e-9
"""How far figures may be apart, as a share, and be the same: sums differ by their order."""

PLACE = ["kpi", "period_start", "unit", "channel"]


def differing(
    before: Past,
    after: Past,
    period: Period = "month",
    chosen: Sequence[KPI] = (),
    extent: Extent = "all",
) -> pd.DataFrame:
    """Every figure that one version has otherwise than another, over all days either has.

    Args:
        before: One version.
        after: The other.
        period: The step; a KPI that cannot be told by it is told by its own.
        chosen: Which KPIs; all by default.
        extent: Whether figures of periods, or of all days together, are compared alone.

    Returns:
        One row per figure that differs:
        kpi, period_start, unit, channel: what it is a figure of; None and NaT mean all
        before, after: its value in each; NaN where the version has none
    """
    stretch = _stretch(before, after)
    together: dict[Period, list[KPI]] = {}
    for kpi in chosen or kpis.catalogue():
        together.setdefault(kpi.step(period), []).append(kpi)
    frames = [
        _differing(family, before, after, Scope(*stretch, step), extent)
        for step, alike in together.items()
        for family in kpis.families(alike)
    ]
    return pd.concat(frames).sort_values("kpi", kind="stable", ignore_index=True)


def _stretch(before: Past, after: Past) -> tuple[date, date]:
    """From the first day that either has figures for to the day after the last."""
    days = [day for version in (before, after) for day in version.days()]
    return min(days), max(days) + timedelta(days=1)


def _differing(
    family: Sequence[KPI], before: Past, after: Past, scope: Scope, extent: Extent
) -> pd.DataFrame:
    found = [
        kpis.measure(family, version, scope, extent)[[*PLACE, "value"]].rename(
            columns={"value": name}
        )
        for version, name in ((before, "before"), (after, "after"))
    ]
    both = found[0].merge(found[1], on=PLACE, how="outer")
    same = np.isclose(both["before"], both["after"], rtol=SAME, atol=0, equal_nan=True)
    return both[~same]
