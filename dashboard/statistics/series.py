"""A series as a control chart takes it: every period in its place, a gap where one is missing."""

import math
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from functools import lru_cache
from itertools import pairwise

import numpy as np
import numpy.typing as npt
import pandas as pd

from dashboard.scope import Period, add_months, months_between, start_of
from dashboard.statistics.control import Direction

FREQUENCIES: dict[Period, str] = {
    "day": "D",
    "week": "W-MON",
    "month": "MS",
    "quarter": "QS",
    "year": "YS",
}

DIRECTIONS: dict[str, Direction] = {
    "higher": "increase",
    "lower": "decrease",
    "neutral": "neutral",
}


@dataclass(frozen=True)
class Series:
    """Values in the order of time.

    Attributes:
        labels: What each period is called: its first day, or its place among the rows from 1.
        starts: The first day of each; None where it is not known.
        values: The values; NaN for a gap.
        denominators: What each was divided by; nothing where it is not known.
    """

    labels: tuple[str | int, ...]
    starts: tuple[date | None, ...]
    values: tuple[float, ...]
    denominators: tuple[float, ...] = ()

    def at(self, day: date) -> int | None:
        """The place of the first point on a day or after it; None where there is none.

        A point stands on the first day of its period; a gap is none.
        """
        points = zip(self.starts, self.values, strict=True)
        return next(
            (
                at
                for at, (start, value) in enumerate(points)
                if start and start >= day and not math.isnan(value)
            ),
            None,
        )


def placed(rows: pd.DataFrame, since: date, until: date, period: Period) -> pd.DataFrame:
    """Measured rows from the first with a value, every period in its place.

    Returns:
        A row per period: period_start, its first day; value and denominator, NaN where it has none.
    """
    starts = _starts(start_of(since, period), until, period)
    measured = rows["period_start"].to_numpy().astype(starts.dtype)
    at = np.searchsorted(starts, measured)
    is_placed = at < len(starts)
    is_placed[is_placed] = starts[at[is_placed]] == measured[is_placed]
    found = {"period_start": starts}
    for name in ("value", "denominator"):
        found[name] = np.full(len(starts), np.nan)
        found[name][at[is_placed]] = rows[name].to_numpy(float, na_value=np.nan)[is_placed]
    seen = np.flatnonzero(~np.isnan(found["value"]))
    first = seen[0] if len(seen) else len(starts)
    return pd.DataFrame({name: cells[first:] for name, cells in found.items()})


@lru_cache(maxsize=200)
def _starts(first: date, until: date, period: Period) -> npt.NDArray[np.datetime64]:
    """The first day of every period of a stretch of time."""
    days = pd.date_range(first, until, freq=FREQUENCIES[period], inclusive="left")
    return days.to_numpy().astype("datetime64[s]")


def of_values(placed: pd.DataFrame) -> Series:
    """A series from values and denominators beside the first day of their periods."""
    starts = tuple(start.date() for start in placed["period_start"])
    return Series(
        tuple(start.isoformat() for start in starts),
        starts,
        tuple(map(float, placed["value"])),
        tuple(map(float, placed["denominator"])),
    )


def without_holes(days: list[date]) -> list[date]:
    """The days with those that are missing from a series by months or by weeks put in.

    The step is the commonest one, if all others are whole multiples of it. Days that follow no
    such step, such as working days, stay as they are.
    """
    if all(day.day == 1 for day in days):
        steps = [months_between(one, two) for one, two in pairwise(days)]
        step = _step(steps)
        months = range(0, sum(steps) + 1, step or 1)
        return [add_months(days[0], count) for count in months] if step else days
    steps = [(two - one).days for one, two in pairwise(days)]
    step = _step(steps)
    if step % 7 or not step:
        return days
    return [days[0] + timedelta(days=count) for count in range(0, sum(steps) + 1, step)]


def _step(steps: Sequence[int]) -> int:
    """The commonest step where all are multiples of it, else 0."""
    commonest = Counter(steps).most_common(1)[0][0] if steps else 0
    return commonest if commonest and math.gcd(*steps) == commonest else 0
