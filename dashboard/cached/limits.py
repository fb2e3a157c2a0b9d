"""What figures are held against: the targets, and the limits of their control charts."""

from dataclasses import replace
from datetime import date, timedelta

import pandas as pd

from dashboard import kpis
from dashboard import scope as spans
from dashboard import targets as aiming
from dashboard.cached.figures import measured, series
from dashboard.cached.opened import Known, known_in, lake
from dashboard.remembering import remembered
from dashboard.scope import Scope
from dashboard.statistics import control
from dashboard.statistics import series as placing
from dashboard.targets import Judgement, Target


def targets(version: int) -> tuple[Target, ...]:
    """Every target of a version of the data."""
    return _targets(lake().identity, version)


@remembered(8)
def _targets(folder: str, version: int) -> tuple[Target, ...]:  # noqa: ARG001  tells lakes apart
    return aiming.held(lake().at(version))


def judged(one: Target, then: Known) -> Judgement:
    """How a target stands in a version of the data."""
    return aiming.judge(one, then.last, lambda kpi, over: measured(kpi, then.version, over).whole())


def aim(
    kpi: kpis.KPI, version: int, scope: Scope, unit: str | None, channel: str | None
) -> Target | None:
    """The target that holds at the end of a stretch, for figures of its step; None without one."""
    last = scope.until - timedelta(days=1)
    one = aiming.holding(targets(version), kpi, unit, channel, last)
    return one if one and one.fits(kpi.step(scope.period)) else None


def charted(
    kpi: kpis.KPI,
    version: int,
    scope: Scope,
    unit: str | None,
    channel: str | None,
    rebased_on: date | None = None,
) -> tuple[pd.DataFrame, control.Chart]:
    """At least the last 24 periods of a KPI, every period in its place, and their control chart.

    A period that is cut by the stretch, or that has no figures yet to its end, is left out where
    there are whole ones: half a period beside whole ones would look like a fall.

    Args:
        kpi: The KPI.
        version: The version of the data.
        scope: The stretch and the step of time.
        unit: The unit; None for all.
        channel: The channel; None for all.
        rebased_on: A day; new limits begin at the first point on it or after it.
    """
    period = kpi.step(scope.period)
    looked_at = replace(scope, period=period, unit=unit, channel=channel, versus="year")
    reaching = looked_at.shown(24)
    return _charted(kpi.id, lake().identity, version, reaching, rebased_on)


@remembered(4_000)
def _charted(
    kpi: str,
    folder: str,
    version: int,
    scope: Scope,
    rebased_on: date | None,
) -> tuple[pd.DataFrame, control.Chart]:
    definition = kpis.find(kpi)
    held = aim(definition, version, scope, scope.unit, scope.channel)
    rows = series(measured(definition, version, scope), scope.unit, scope.channel)
    last = min(scope.until - timedelta(days=1), known_in(folder, version).last)
    since, until = spans.whole(min(scope.since, last), last, scope.period)
    placed = placing.placed(rows, since, until, scope.period)
    at = placing.of_values(placed).at(rebased_on) if rebased_on else None
    drawn = control.chart(
        placed["value"].to_numpy(),
        rebased_at=[at] if at else [],
        target=held.value if held else None,
        direction=placing.DIRECTIONS[definition.better],
        counted=definition.counted,
        denominators=placed["denominator"].to_numpy(),
    )
    return placed, drawn
