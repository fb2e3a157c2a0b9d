"""What KPIs measure: every level at once, so that whoever looks at other units shares it."""

import math
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass, replace
from datetime import date
from typing import Any

import pandas as pd

from dashboard import explaining, kpis, topical
from dashboard.cached.opened import lake
from dashboard.remembering import remembered
from dashboard.scope import Period, Scope

_AHEAD = ThreadPoolExecutor(max_workers=2, thread_name_prefix="ahead")


@dataclass(frozen=True)
class Measured:
    """A KPI in a stretch of time, at every level; what of it is looked at is measured.

    Attributes:
        kpi: The KPI.
        version: The version of the data.
        scope: The stretch; its unit and channel do not matter.
    """

    kpi: kpis.KPI
    version: int
    scope: Scope

    def periods(self) -> kpis.Places:
        """The rows of periods."""
        return self._places("periods", self.kpi.step(self.scope.period))

    def whole(self) -> kpis.Places:
        """The rows of the whole stretch, one a place."""
        return self._places("whole", self.kpi.step("year"))

    def _places(self, extent: kpis.Extent, period: Period) -> kpis.Places:
        folder, since, until = lake().identity, self.scope.since, self.scope.until
        if kpis.is_parted(self.kpi):
            together, stretch = kpis.beside(self.kpi.id), Scope(since, until, period)
            return _measured(together, folder, self.version, stretch, extent)[self.kpi.id]
        stretch = Scope(since, until, self.kpi.step(self.scope.period))
        return _measured_at_once(self.kpi.id, folder, self.version, stretch)[extent]


def measured(kpi: kpis.KPI, version: int, scope: Scope) -> Measured:
    """A KPI in a stretch of time, at every level; the scope's unit and channel do not matter."""
    return Measured(kpi, version, scope)


@remembered(200)
def _measured(
    together: tuple[str, ...],
    folder: str,  # noqa: ARG001  tells lakes apart
    version: int,
    scope: Scope,
    extent: kpis.Extent,
) -> dict[str, kpis.Places]:
    asked = [kpis.find(kpi) for kpi in together]
    found = kpis.measure(asked, lake().at(version), scope, extent)
    return {kpi: kpis.Places(found[found["kpi"] == kpi]) for kpi in together}


@remembered(200)
def _measured_at_once(
    kpi: str,
    folder: str,  # noqa: ARG001  tells lakes apart
    version: int,
    scope: Scope,
) -> dict[kpis.Extent, kpis.Places]:
    """The same of a KPI that is measured with both at once."""
    found = kpis.measure([kpis.find(kpi)], lake().at(version), scope)
    is_whole = found["period_start"].isna()
    return {"periods": kpis.Places(found[~is_whole]), "whole": kpis.Places(found[is_whole])}


def ahead(names: tuple[str, ...], version: int, scope: Scope) -> None:
    """Begin to measure what cards and charts of some KPIs show, two at a time.

    Whoever draws them finds it, or waits for what is being measured.
    """
    _ahead(names, lake().identity, version, replace(scope, unit=None, channel=None))


@remembered(400)
def _ahead(names: tuple[str, ...], folder: str, version: int, scope: Scope) -> None:  # noqa: ARG001  tells lakes apart
    asked = [kpis.find(name) for name in names]
    for kpi in asked:
        stepped = replace(scope, period=kpi.step(scope.period))
        _AHEAD.submit(measured(kpi, version, stepped.shown(24)).periods)
    for kpi in asked:
        for stretch in (scope, scope.before(), scope.year_earlier()):
            _AHEAD.submit(measured(kpi, version, stretch).whole)


def topics(kpi: kpis.KPI, version: int, scope: Scope) -> pd.DataFrame:
    """A KPI of a unit and channel by topic, as `topical.measured` has it."""
    return _topics(kpi.id, lake().identity, version, scope)


@remembered(50)
def _topics(
    kpi: str,
    folder: str,  # noqa: ARG001  tells lakes apart
    version: int,
    scope: Scope,
) -> pd.DataFrame:
    return topical.measured(kpis.find(kpi), lake().at(version), scope)


def cells(kpi: kpis.KPI, version: int, scope: Scope) -> explaining.Cells:
    """A KPI over the whole of a stretch at every level, as differences are explained from."""
    everywhere = replace(scope, unit=None, channel=None)
    return _cells(kpi.id, lake().identity, version, everywhere)


@remembered(60)
def _cells(
    kpi: str,
    folder: str,  # noqa: ARG001  tells lakes apart
    version: int,
    scope: Scope,
) -> explaining.Cells:
    return explaining.cells(measured(kpis.find(kpi), version, scope).whole().rows)


def covered(kpi: kpis.KPI, version: int, scope: Scope) -> float | None:
    """Which share of posts or messages a KPI's figure rests on; None where always on all."""
    shares = _covered(kpi.id, lake().identity, version, scope.since, scope.until)
    return shares.get((None, scope.unit or "", scope.channel or ""))


@remembered(200)
def _covered(
    kpi: str,
    folder: str,  # noqa: ARG001  tells lakes apart
    version: int,
    since: date,
    until: date,
) -> dict[kpis.Place, float]:
    return kpis.coverage(kpis.find(kpi), lake().at(version), Scope(since, until, "year"))


def series(found: Measured, unit: str | None, channel: str | None) -> pd.DataFrame:
    """The rows of one unit and channel that are periods, in the order of time."""
    rows = found.periods().get((unit or "", channel or ""))
    if rows is None:
        return pd.DataFrame({"period_start": [], "value": [], "numerator": [], "denominator": []})
    return rows


def whole(found: Measured, unit: str | None, channel: str | None) -> dict[str, Any]:
    """The row of one unit and channel over the whole stretch; empty where there is none."""
    return found.whole().last((unit or "", channel or ""))


def total(found: Measured, unit: str | None, channel: str | None) -> float:
    """The value of one unit and channel over the whole stretch; NaN where there is none."""
    return float(whole(found, unit, channel).get("value", math.nan))
