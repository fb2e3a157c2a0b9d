"""Which figures taking rows in would move, and by how much."""

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date

import pandas as pd

from dashboard import kpis, progress, scope
from dashboard.kpis import KPI, Readable
from dashboard.scope import Period, Scope
from dashboard.warehouse import Foresight

NEARNESS = 1e-9
"""Of its size, how little a figure may differ and still be the same: sums have no fixed order."""


LONGEST: dict[Period, int] = {"day": 1, "week": 1, "month": 1, "quarter": 3, "year": 12}
"""In how many months after the first day of one a period ends at the latest."""

MOST_MONTHS = 12
"""Of so many touched months, the latest, figures are measured."""


@dataclass(frozen=True)
class Move:
    """One figure that would be another.

    Attributes:
        kpi: The KPI's number.
        unit: Whose figure it is; None for the whole government.
        period: The length of the period.
        since: Its first day.
        before, after: The figure as it is and as it would be; None where there is none.
    """

    kpi: str
    unit: str | None
    period: Period
    since: date
    before: float | None
    after: float | None


def moves(foreseen: Foresight) -> list[Move]:
    """The figures that would move, of the units concerned and the whole government.

    Headline KPIs stand first, then the others by their numbers; of one KPI the latest period
    first, and in it the whole before its units.
    """
    fed = [kpi for kpi in kpis.catalogue() if _reads(kpi, foreseen.rollups)]
    if not fed or not foreseen.months:
        return []
    steps = [kpi.step("month") for kpi in fed]
    families = [
        family
        for period in sorted(set(steps))
        for family in kpis.families(
            kpi for kpi, step in zip(fed, steps, strict=True) if step == period
        )
    ]
    found: list[Move] = []
    for number, family in enumerate(families):
        progress.report("foreseeing", len(families) // 2 + number, len(families) * 3 // 2)
        found += _moved(family, foreseen)
    ranks = {kpi.id: _rank(kpi) for kpi in fed}
    return sorted(
        found, key=lambda move: (ranks[move.kpi], -move.since.toordinal(), move.unit or "")
    )


def _reads(kpi: KPI, rollups: Iterable[str]) -> bool:
    return any(re.search(rf"\b{rollup}\b", kpi.sql) for rollup in rollups)


def _rank(kpi: KPI) -> tuple[int, str]:
    place = kpis.HEADLINE.index(kpi.id) if kpi.id in kpis.HEADLINE else len(kpis.HEADLINE)
    return place, kpi.id


def _moved(family: Sequence[KPI], foreseen: Foresight) -> list[Move]:
    """The figures that would move of KPIs that one look answers, by the same length of period."""
    period = family[0].step("month")
    months = foreseen.months[-MOST_MONTHS:]
    starts = sorted({scope.start_of(month, period) for month in months})
    looked_at = Scope(starts[0], scope.add_months(months[-1], LONGEST[period]), period)
    units = {"", *foreseen.units}
    measured = [_values(family, source, looked_at) for source in (foreseen.before, foreseen.after)]
    both = pd.concat(measured, axis=1, keys=["before", "after"]).reset_index()
    return [
        Move(kpi, unit or None, period, start.date(), _value(before), _value(after))
        for kpi, start, unit, before, after in both.itertuples(index=False)
        if unit in units and start.date() in starts and _differ(before, after)
    ]


def _values(family: Sequence[KPI], source: Readable, looked_at: Scope) -> "pd.Series[float]":
    """The values of KPIs by KPI, period and unit, "" meaning all, over all channels."""
    rows = kpis.measure(family, source, looked_at, "periods")
    rows = rows[rows["channel"].isna()]
    return rows.fillna({"unit": ""}).set_index(["kpi", "period_start", "unit"])["value"]


def _value(value: float) -> float | None:
    return None if pd.isna(value) else float(value)


def _differ(before: float, after: float) -> bool:
    if pd.isna(before) or pd.isna(after):
        return bool(pd.isna(before) != pd.isna(after))
    return abs(after - before) > NEARNESS * max(abs(before), abs(after))
