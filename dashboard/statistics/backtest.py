"""Forecasts of the past against what came, and against the simplest forecast there is.

The naive seasonal forecast says what was a season before. A forecast that does not beat it is not
worth the trouble (Hyndman and Koehler, Another look at measures of forecast accuracy,
International Journal of Forecasting 22(4), 2006).
"""

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
import pandas as pd

from dashboard.statistics.forecast import Forecast, Numbers


@dataclass(frozen=True)
class Accuracy:
    """How far off forecasts were.

    Attributes:
        percentage: The mean absolute percentage error (MAPE); NaN where a value is zero.
        scaled: The mean absolute error, over that of the naive forecast one period ahead in the
            values before the first forecast (MASE); NaN where these never moved.
        mean: The mean absolute error.
    """

    percentage: float
    scaled: float
    mean: float


@dataclass(frozen=True)
class Trial:
    """Forecasts of the past against what came.

    Attributes:
        pairs: A row for each moment and period ahead whose value came: origin, ahead, actual, the
            quantiles of QUANTILES, and naive.
        within_80, within_95: Which shares of what came lay in the intervals.
        own, naive: How far off the forecasts were, and the naive seasonal ones.
    """

    pairs: pd.DataFrame
    within_80: float
    within_95: float
    own: Accuracy
    naive: Accuracy

    @property
    def is_better(self) -> bool:
        """Whether the naive seasonal forecast was further off."""
        return self.own.mean < self.naive.mean


def trial(values: Sequence[float], forecasts: Sequence[Forecast], lag: int) -> Trial:
    """Hold forecasts from moments of the past against what came.

    Args:
        values: The whole series.
        forecasts: From several moments in it, of something that has come.
        lag: The naive seasonal forecast says what was so many periods before; where nothing was
            yet, what was last.
    """
    series = np.asarray(values, dtype=np.float64)
    pairs = pd.DataFrame([row for one in forecasts for row in _pairs(series, one, lag)])
    before = series[: min(one.origin for one in forecasts)]
    steps = [abs(before[at] - _naive(before[:at], 0, lag)) for at in range(1, len(before))]
    usual = float(np.nanmean(steps)) if np.isfinite(steps).any() else 0.0
    return Trial(
        pairs=pairs,
        within_80=float(pairs["actual"].between(pairs["low_80"], pairs["high_80"]).mean()),
        within_95=float(pairs["actual"].between(pairs["low_95"], pairs["high_95"]).mean()),
        own=_accuracy(pairs, "middle", usual),
        naive=_accuracy(pairs, "naive", usual),
    )


def _pairs(series: Numbers, one: Forecast, lag: int) -> list[dict[str, float]]:
    ends = one.quantiles()
    came = series[one.origin : one.origin + one.draws.shape[1]]
    return [
        {
            "origin": one.origin,
            "ahead": step + 1,
            "actual": float(actual),
            **{name: float(end[step]) for name, end in ends.items()},
            "naive": _naive(series[: one.origin], step, lag),
        }
        for step, actual in enumerate(came)
        if np.isfinite(actual)
    ]


def _naive(known: Numbers, step: int, lag: int) -> float:
    """What was a season before a period ahead; what was last, where that is not known."""
    at = len(known) + step - lag * (step // lag + 1)
    if at >= 0 and np.isfinite(known[at]):
        return float(known[at])
    seen = known[np.isfinite(known)]
    return float(seen[-1]) if len(seen) else float("nan")


def _accuracy(pairs: pd.DataFrame, told: str, usual: float) -> Accuracy:
    off = (pairs["actual"] - pairs[told]).abs()
    mean = float(off.mean())
    has_zero = bool((pairs["actual"] == 0).any())
    return Accuracy(
        percentage=float("nan") if has_zero else float((off / pairs["actual"].abs()).mean()),
        scaled=mean / usual if usual else float("nan"),
        mean=mean,
    )
