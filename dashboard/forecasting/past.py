"""How forecasts of the past would have done, against what came."""

import numpy as np
import pandas as pd

from dashboard.errors import NoForecast
from dashboard.forecasting.outlooks import NEEDED, SEASONS, History, bounds, check, effects
from dashboard.scope import Period
from dashboard.statistics import backtest, forecast
from dashboard.statistics.backtest import Trial
from dashboard.statistics.series import FREQUENCIES
from dashboard.wording import everywhere

LAGS: dict[Period, int] = {"day": 7, "week": 52, "month": 12, "quarter": 4, "year": 1}
"""How many periods before is what the naive seasonal forecast says; of days, a week."""

STEPS: dict[Period, int] = {"day": 7, "week": 4, "month": 3, "quarter": 2, "year": 1}
"""How many periods ahead the past is foretold from each moment."""

MOMENTS = 24
"""From how many moments of the past, at most."""


def looking_back(held: History) -> Trial:
    """Foretell the past from several moments, each by what came before it, and see how it came.

    Raises:
        NoForecast: The KPI cannot be foretold, or what is held is too short to look back.
    """
    check(held, 1)
    least, steps = NEEDED[held.period], STEPS[held.period]
    there = np.cumsum(np.isfinite(held.values))
    apart = steps if held.period == "day" else 1
    moments = [at for at in range(len(there) - 1, 0, -apart) if there[at - 1] >= least][:MOMENTS]
    if not moments:
        step = everywhere(f"scope.{held.period}")
        raise NoForecast(
            "forecast_no_past", kpi=held.kpi.title, needed=least + 1, held=int(there[-1]), step=step
        )
    low, high = bounds(held)
    is_count = held.kpi.additivity == "A"
    starts = pd.date_range(
        held.starts[0], periods=len(there) + steps + 1, freq=FREQUENCIES[held.period]
    )
    coming = [start.date() for start in starts[len(there) :]]
    forecasts = forecast.foretell(
        held.values,
        steps,
        origins=sorted(moments),
        season=SEASONS[held.period],
        low=low,
        high=high,
        effects=effects(held, coming[:-1], coming[-1]) if is_count else None,
        count=2_000,
    )
    return backtest.trial(held.values, forecasts, LAGS[held.period])
