"""What is worth an alert: a special cause in the latest periods, or a target that was missed.

A special cause of years ago is no news: a point outside the limits counts in the last two
periods, and a trend or shift of seven, which takes seven to show, for one more than that.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Literal, Protocol

import pandas as pd
import pyarrow as pa

from dashboard import kpis, remembering, targets
from dashboard.kpis import KPI
from dashboard.scope import Period, Scope, start_of
from dashboard.statistics import control, series
from dashboard.statistics.control import RUN, Chart
from dashboard.warehouse import Unit, Value

Kind = Literal["signal", "target"]

LATEST = 2
"""In how many of the last periods a special cause is news."""

LONG = ("trend", "shift")
"""The rules that take RUN points to show."""

PERIODS = 24
"""On how many periods a control chart rests, as on pages."""


RECENT = timedelta(days=92)
"""For how long after its days a target that was missed is news."""


class Held(kpis.Readable, Protocol):
    """The lake, now or at a version."""

    def read_list(self, sql: str, parameters: Mapping[str, Value] | None = None) -> pa.Table:
        """The answer to a question over facts and rollups."""

    def units(self) -> list[Unit]:
        """Every unit."""


@dataclass(frozen=True)
class Alert:
    """Something that somebody should know.

    Attributes:
        kind: A signal, or a target.
        kpi: The KPI's number.
        unit: The unit; None for the government as a whole.
        channel: The channel; None for all.
        period: The step of the series.
        cause: concern, improvement, neutral_high or neutral_low; missed for a target.
        rule: The rule that the last point breaks; nothing for a target.
        since: The first day of what was found.
        seen_in: The first day of the last period of it; of a target, the day after its last.
        value: The figure then.
        low, high: Its usual range; of a target, both are the target.
        is_new: Whether it has not lasted longer than news does.
    """

    kind: Kind
    kpi: str
    unit: str | None
    channel: str | None
    period: Period
    cause: str
    rule: str
    since: date
    seen_in: date
    value: float
    low: float
    high: float
    is_new: bool = True

    @property
    def key(self) -> str:
        """What tells it apart from all others."""
        place = (self.unit or "", self.channel or "")
        what = (self.cause, self.rule, self.seen_in.isoformat())
        return "|".join((self.kind, self.kpi, *place, self.period, *what))

    def is_still(self, before: "Alert") -> bool:
        """Whether it is one that was found before, and goes on."""
        names = ("kind", "kpi", "unit", "channel", "period", "cause")
        if any(getattr(self, name) != getattr(before, name) for name in names):
            return False
        is_alike = (self.rule in LONG) == (before.rule in LONG)
        return is_alike and self.since <= before.seen_in <= self.seen_in


def found(
    warehouse: Held, last: date, names: Sequence[str] = kpis.HEADLINE, period: Period = "month"
) -> list[Alert]:
    """Everything that is to be said now, whether it is news or goes on, unit by unit.

    Args:
        warehouse: The lake, now or at a version.
        last: The last day with figures.
        names: The KPIs whose signals count, by number or name.
        period: The step of their control charts.
    """
    return [*signals(warehouse, last, names, period), *missed(warehouse, last)]


def signals(warehouse: Held, last: date, names: Iterable[str], period: Period) -> list[Alert]:
    """The special causes that some KPIs end with, unit by unit."""
    known = warehouse.units()
    units = [one.unit for one in known if one.is_listed] or [one.unit for one in known]
    alerts = []
    for kpi in map(kpis.find, names):
        remembering.give_way()
        step = kpi.step(period)
        until = start_of(last + timedelta(days=1), step)
        looked_at = Scope(until - timedelta(days=1), until, step).shown(PERIODS)
        places = kpis.Places(kpis.measure([kpi], warehouse, looked_at, "periods"))
        for unit in units:
            rows = places.get((unit, ""))
            if rows is not None:
                placed = series.placed(rows, looked_at.since, until, step)
                alert = signal(kpi, unit, step, placed)
                alerts += [alert] if alert else []
    return alerts


def missed(warehouse: Held, last: date) -> list[Alert]:
    """The targets whose days ended lately, and that were not met."""
    after = last + timedelta(days=1)

    def measured(kpi: KPI, over: Scope) -> targets.Figures:
        return kpis.Places(kpis.measure([kpi], warehouse, over, "whole"))

    judged = [
        targets.judge(one, last, measured)
        for one in targets.held(warehouse)
        if one.until and after - RECENT < one.until <= after
    ]
    return [
        Alert(
            kind="target",
            kpi=one.target.of.id,
            unit=one.target.unit,
            channel=one.target.channel,
            period="year",
            cause="missed",
            rule="",
            since=one.since,
            seen_in=one.until,
            value=one.figure,
            low=one.target.value,
            high=one.target.value,
        )
        for one in judged
        if one.status == "not_met" and one.target.of
    ]


def signal(kpi: KPI, unit: str, period: Period, placed: pd.DataFrame) -> Alert | None:
    """The special cause that a series ends with; None where it ends with none.

    Args:
        kpi: The KPI.
        unit: The unit that the series is of.
        period: Its step.
        placed: As `series.placed` gives it.
    """
    drawn = control.chart(
        placed["value"].to_list(),
        direction=series.DIRECTIONS[kpi.better],
        counted=kpi.counted,
        denominators=placed["denominator"].to_list(),
    )
    at = drawn.last
    if drawn.is_trial or at < len(placed) - LATEST or not drawn.rules[at]:
        return None
    first = _first(drawn, at)
    starts = [start.date() for start in placed["period_start"]]
    most = RUN + 1 if drawn.rules[at] in LONG else LATEST
    return Alert(
        kind="signal",
        kpi=kpi.id,
        unit=unit,
        channel=None,
        period=period,
        cause=drawn.causes[at],
        rule=drawn.rules[at],
        since=starts[first],
        seen_in=starts[at],
        value=float(drawn.values[at]),
        low=float(drawn.lower[at]),
        high=float(drawn.upper[at]),
        is_new=at - first < most,
    )


def _first(drawn: Chart, at: int) -> int:
    """Where the run of points begins that ends with one: of its cause, and of its kind of rule."""
    is_long = drawn.rules[at] in LONG

    def goes_on(point: int) -> bool:
        alike = is_long or drawn.rules[point] not in ("", *LONG)
        return drawn.causes[point] == drawn.causes[at] and alike

    first = at
    while first > 0 and goes_on(first - 1):
        first -= 1
    return first
