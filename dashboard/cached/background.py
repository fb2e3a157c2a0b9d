"""What is looked for while pages are shown: findings of checks, news, what a version moved."""

from concurrent.futures import Future, ThreadPoolExecutor, wait
from datetime import date

import pandas as pd

from dashboard import checks, comparing
from dashboard.alerts import detection, ledger
from dashboard.alerts.ledger import Entry
from dashboard.cached.opened import Known, lake
from dashboard.remembering import remembered
from dashboard.warehouse import Past

_CHECKS = ThreadPoolExecutor(max_workers=1, thread_name_prefix="checks")
_LOOKOUT = ThreadPoolExecutor(max_workers=1, thread_name_prefix="alerts")
_MOVES = ThreadPoolExecutor(max_workers=1, thread_name_prefix="moves")
"""None waits for another, nor for copies into memory, which give way to pages."""


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
    return _CHECKS.submit(checks.run, lake().at(version))


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


def moved_so_far(version: int, patience: float = 1.0) -> pd.DataFrame | None:
    """The figures over all days, units and channels that a version moved, by its number.

    Args:
        version: The version.
        patience: The seconds that are waited; None is given where they are still compared then.

    Raises:
        NoVersion: It, or the one before it, cannot be looked at.
    """
    running = _moved(lake().identity, version)
    wait([running], timeout=patience)
    return running.result() if running.done() else None


@remembered(20)
def _moved(folder: str, version: int) -> "Future[pd.DataFrame]":  # noqa: ARG001  tells lakes apart
    before, after = lake().at(version - 1), lake().at(version)
    return _MOVES.submit(_whole, before, after)


def _whole(before: Past, after: Past) -> pd.DataFrame:
    found = comparing.differing(before, after, extent="whole")
    return found[found["unit"].isna() & found["channel"].isna()]
