"""What is remembered between reruns: one lake a process, and figures per version of it.

Nothing here is keyed by a reader's unit or channel: a measured KPI holds every level at once, and
readers who look at other units share it. Every cache has a size.
"""

import logging
import math
from concurrent.futures import Future, ThreadPoolExecutor
from dataclasses import dataclass, replace
from datetime import date, timedelta
from pathlib import Path
from typing import Any

import pandas as pd
import streamlit as st

from dashboard import (
    annotations,
    checks,
    comparing,
    explaining,
    forecasting,
    intake,
    kpis,
    lists,
    naming,
    topical,
    training,
)
from dashboard import scope as spans
from dashboard import targets as aiming
from dashboard.alerts import detection, ledger
from dashboard.alerts.ledger import Entry
from dashboard.forecasting import End, History, Outlook
from dashboard.intake import Account, quarantine
from dashboard.recognition import formats, guesses
from dashboard.recognition import glimpses as look
from dashboard.recognition.formats import Saved
from dashboard.recognition.glimpses import Glimpse
from dashboard.remembering import give_way, remembered
from dashboard.scope import Period, Scope
from dashboard.statistics import control
from dashboard.statistics import series as placing
from dashboard.statistics.backtest import Trial
from dashboard.targets import Judgement, Target
from dashboard.warehouse import Unit, Version, Warehouse, lake_folder

_COPIES = ThreadPoolExecutor(max_workers=1, thread_name_prefix="copies")
_BACKGROUND = ThreadPoolExecutor(max_workers=1, thread_name_prefix="checks")
"""What runs while pages are shown: checks do not wait for copies, which give way to pages."""


@remembered(4)
def _open(folder: Path) -> Warehouse:
    return Warehouse(folder)


def lake() -> Warehouse:
    """The lake in SADA_DATA, or data/lake beside the code; opened once a process."""
    return _open(lake_folder())


def _tell(settled: "Future[None]") -> None:
    """Note in the log why copies failed: pages go on without them, more slowly."""
    if settled.exception():
        log = logging.getLogger(__name__)
        log.error("Large rollups are not in memory", exc_info=settled.exception())


@dataclass(frozen=True)
class Known:
    """What a version of the lake knows, beside figures.

    Attributes:
        version: The lake's version.
        first, last: The first and the last day with figures.
        units: Every unit, parents first.
        channels: Every channel, the busiest first.
        history: What was taken in, newest first.
        is_sample: Whether any of it is invented sample data.
        expired: The versions of the history that can no longer be looked at.
    """

    version: int
    first: date
    last: date
    units: tuple[Unit, ...]
    channels: tuple[str, ...]
    history: tuple[Version, ...]
    is_sample: bool
    expired: frozenset[int] = frozenset()


def known(version: int | None = None) -> Known:
    """What the lake knows now, or knew; a commit by anyone shows on the next rerun.

    Args:
        version: A past version; one that nobody made, or that has expired, stands for now.
    """
    warehouse = lake()
    current = warehouse.refresh()
    now = _known(warehouse.identity, current)
    if version not in {made.version for made in now.history} - now.expired:
        return now
    return _known(warehouse.identity, version)


@remembered(12)
def _known(folder: str, version: int) -> Known:  # noqa: ARG001  tells lakes apart
    then = lake().at(version)
    if version == lake().shown:
        _COPIES.submit(lake().settle, give_way).add_done_callback(_tell)
    first, last = then.days()
    history = tuple(made for made in lake().history() if made.version <= version)
    return Known(
        version=version,
        first=first,
        last=last,
        units=tuple(then.units()),
        channels=tuple(then.channels()),
        history=history,
        expired=frozenset(made.version for made in history) - lake().kept(),
        is_sample=any(past.author == intake.SAMPLE_AUTHOR for past in history),
    )


def saved_formats() -> tuple[Saved, ...]:
    """The formats that analysts saved."""
    warehouse = lake()
    return _saved_formats(str(warehouse.folder), warehouse.version())


@remembered(4)
def _saved_formats(folder: str, version: int) -> tuple[Saved, ...]:  # noqa: ARG001  both tell versions apart
    return formats.saved(lake())


@remembered(20)
def glimpses(path: str, written_at: int) -> list[Glimpse]:  # noqa: ARG001  tells uploads apart
    """The first rows of a file that no format fits."""
    return look.glimpses(Path(path))


@remembered(50)
def likely_tables(names: tuple[str, ...], rows: tuple[tuple[str, ...], ...]) -> list[str]:
    """The plain formats by name, the one that a file likely holds first."""
    return [export.name for export in guesses.tables(names, rows)]


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


_AHEAD = ThreadPoolExecutor(max_workers=2, thread_name_prefix="ahead")


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


def targets(version: int) -> tuple[Target, ...]:
    """Every target of a version of the data."""
    return _targets(lake().identity, version)


@remembered(8)
def _targets(folder: str, version: int) -> tuple[Target, ...]:  # noqa: ARG001  tells lakes apart
    return aiming.held(lake().at(version))


def judged(one: Target, then: Known) -> Judgement:
    """How a target stands in a version of the data."""
    return aiming.judge(one, then.last, lambda kpi, over: measured(kpi, then.version, over).whole())


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


def aim(
    kpi: kpis.KPI, version: int, scope: Scope, unit: str | None, channel: str | None
) -> Target | None:
    """The target that holds at the end of a stretch, for figures of its step; None without one."""
    last = scope.until - timedelta(days=1)
    one = aiming.holding(targets(version), kpi, unit, channel, last)
    return one if one and one.fits(kpi.step(scope.period)) else None


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
    last = min(scope.until - timedelta(days=1), _known(folder, version).last)
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


def outlook(kpi: kpis.KPI, known_now: Known, scope: Scope, end: End) -> Outlook:
    """What is to come for a KPI in a unit and channel; it rests on all that is held.

    Raises:
        NoForecast: The KPI's class, a short history or a gap at its end does not allow it.
    """
    return _outlook(kpi.id, lake().identity, known_now.version, _all_of(kpi, known_now, scope), end)


@remembered(400)
def _outlook(
    kpi: str,
    folder: str,  # noqa: ARG001  tells lakes apart
    version: int,
    scope: Scope,
    end: End,
) -> Outlook:
    return forecasting.outlook(_history(kpi, version, scope), end)


def looking_back(kpi: kpis.KPI, known_now: Known, scope: Scope) -> tuple[Trial, History]:
    """How forecasts of a KPI's past would have done, and that past.

    Raises:
        NoForecast: It cannot be foretold, or there is too little past.
    """
    return _looking_back(kpi.id, lake().identity, known_now.version, _all_of(kpi, known_now, scope))


@remembered(400)
def _looking_back(
    kpi: str,
    folder: str,  # noqa: ARG001  tells lakes apart
    version: int,
    scope: Scope,
) -> tuple[Trial, History]:
    held = _history(kpi, version, scope)
    return forecasting.looking_back(held), held


def _all_of(kpi: kpis.KPI, known_now: Known, scope: Scope) -> Scope:
    """All whole periods that are held, for the unit and channel of a scope."""
    period = kpi.step(scope.period)
    since, until = spans.whole(known_now.first, known_now.last, period)
    channel = scope.channel if kpi.by_channel else None
    return Scope(since, until, period, scope.unit, channel)


def _history(kpi: str, version: int, scope: Scope) -> History:
    definition = kpis.find(kpi)
    found = measured(definition, version, scope)
    return forecasting.history(definition, found.periods().rows, scope)


def alerts(then: Known, names: tuple[str, ...]) -> list[Entry]:
    """The alerts of a version, what goes on first, for signals of some KPIs; waited for."""
    return _alerts(lake().identity, then.version, then.last, names).result()


def alerts_so_far(then: Known, names: tuple[str, ...]) -> list[Entry] | None:
    """The alerts of a version; None while they are looked for, which nobody waits for."""
    running = _alerts(lake().identity, then.version, then.last, names)
    return running.result() if running.done() else None


@remembered(8)
def _alerts(
    folder: str,  # noqa: ARG001  tells lakes apart
    version: int,
    last: date,
    names: tuple[str, ...],
) -> "Future[list[Entry]]":
    """The alerts of a version, looked for in the background when they are first asked for."""
    then = lake().at(version)
    return _LOOKOUT.submit(
        lambda: ledger.joined(detection.found(then, last, names), ledger.recorded(then))
    )


_LOOKOUT = ThreadPoolExecutor(max_workers=1, thread_name_prefix="alerts")


def accounts(version: int) -> list[Account]:
    """The accounts that are known, with the units that own them; `version` names the data."""
    return _accounts(str(lake().folder), version)


@remembered(4)
def _accounts(folder: str, version: int) -> list[Account]:  # noqa: ARG001  both name the data
    rows = lake().read("select channel, account, name, unit from serving.account order by all")
    return [Account(**row) for row in rows.to_pylist()]


def listed(name: str, version: int, **parameters: str | date | None) -> pd.DataFrame:
    """The rows of a list in queries/lists, such as the best posts; `version` names the data."""
    return _listed(name, lake().identity, version, tuple(parameters.items()))


@remembered(200)
def _listed(
    name: str,
    folder: str,  # noqa: ARG001  tells lakes apart
    version: int,
    parameters: tuple[tuple[str, str | date | None], ...],
) -> pd.DataFrame:
    return lists.listed(name, lake().at(version), dict(parameters))


def events(version: int) -> pd.DataFrame:
    """Every event of a version of the data, the latest first, as `annotations.known` has them."""
    return _events(lake().identity, version)


@remembered(8)
def _events(folder: str, version: int) -> pd.DataFrame:  # noqa: ARG001  tells lakes apart
    return annotations.known(lake().at(version), date.min, date.max)


def modules(version: int, scope: Scope) -> pd.DataFrame:
    """What the modules of the diploma achieved, as `training.modules` gives it."""
    return _modules(lake().identity, version, scope.since, scope.until, scope.unit)


@remembered(100)
def _modules(
    folder: str,  # noqa: ARG001  tells lakes apart
    version: int,
    since: date,
    until: date,
    unit: str | None,
) -> pd.DataFrame:
    return training.modules(lake().at(version), since, until, unit)


def waiting(version: int) -> pd.DataFrame:
    """The rows in quarantine, as `quarantine.waiting` gives them."""
    return _waiting(lake().identity, version)


@remembered(4)
def _waiting(folder: str, version: int) -> pd.DataFrame:  # noqa: ARG001  both tell versions apart
    return quarantine.waiting(lake())


def names(name: str, version: int) -> pd.DataFrame:
    """The rows of one of the lists of names: accounts, aliases, names or twins."""
    return _names(name, lake().identity, version)


@remembered(16)
def _names(
    name: str,
    folder: str,  # noqa: ARG001  tells lakes apart
    version: int,  # noqa: ARG001  tells versions apart
) -> pd.DataFrame:
    return naming.listed(lake(), name)


def twins(version: int) -> list[tuple[naming.Alias, str]]:
    """The names that may be one, each pair with the reason."""
    return _twins(lake().identity, version)


@remembered(4)
def _twins(folder: str, version: int) -> list[tuple[naming.Alias, str]]:
    found = _names("twins", folder, version)
    return list(zip(naming.pairs(found), found["reason"], strict=True))


def findings(version: int) -> list[checks.Finding]:
    """What the checks find in a version of the data, waited for where they still run."""
    return _checked(str(lake().folder), version).result()


def findings_so_far(version: int) -> list[checks.Finding] | None:
    """What the checks found in a version; None while they run, which nobody waits for."""
    running = _checked(str(lake().folder), version)
    return running.result() if running.done() else None


def doubts(version: int, kpi: str) -> tuple[checks.Finding, ...]:
    """What the checks found so far that touches a KPI, given by its name, the worst first."""
    is_known = findings_so_far(version) is not None
    return _doubts(str(lake().folder), version, kpi) if is_known else ()


@remembered(500)
def _doubts(folder: str, version: int, kpi: str) -> tuple[checks.Finding, ...]:
    found = _checked(folder, version).result()
    return tuple(one for one in found if one.touches(kpi))


@remembered(4)
def _checked(folder: str, version: int) -> "Future[list[checks.Finding]]":  # noqa: ARG001  both tell versions apart
    """The checks of a version, begun in the background when they are first asked for."""
    return _BACKGROUND.submit(checks.run, lake().at(version))


def differing(before: int, after: int) -> pd.DataFrame:
    """The figures that differ between two versions, by month."""
    return _differing(lake().identity, before, after)


@remembered(20)
def _differing(folder: str, before: int, after: int) -> pd.DataFrame:  # noqa: ARG001  tells lakes apart
    return comparing.differing(lake().at(before), lake().at(after))


def moved(version: int) -> pd.DataFrame:
    """The figures over all days, units and channels that a version moved."""
    return _moved(lake().identity, version)


@remembered(20)
def _moved(folder: str, version: int) -> pd.DataFrame:  # noqa: ARG001  tells lakes apart
    found = comparing.differing(lake().at(version - 1), lake().at(version), extent="whole")
    return found[found["unit"].isna() & found["channel"].isna()]


def author() -> str:
    """Who does what is done on a page."""
    return str(st.user.get("email") or "analyst")
