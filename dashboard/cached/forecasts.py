"""What is to come for a KPI, and how forecasts of its past would have done."""

from dashboard import forecasting, kpis
from dashboard import scope as spans
from dashboard.cached.figures import measured
from dashboard.cached.opened import Known, lake
from dashboard.forecasting import End, History, Outlook
from dashboard.remembering import remembered
from dashboard.scope import Scope
from dashboard.statistics.backtest import Trial


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
