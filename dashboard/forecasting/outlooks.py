"""Will we make it? A KPI's coming periods, and its figure over the whole quarter or year.

What is held of the quarter or year is put together with the forecast of the rest. Counts are
summed; of shares and rates, the denominators are foretold apart, and numerators summed over them;
of stocks and medians, which do not add up, the last period stands for the whole.
"""

import math
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Literal

import numpy as np
import pandas as pd

from dashboard import figures, targets
from dashboard.errors import BadScope, NoForecast
from dashboard.kpis import KPI
from dashboard.scope import Period, Scope, start_of
from dashboard.statistics import calendar, forecast
from dashboard.statistics.forecast import Effect, Forecast, Numbers, Season
from dashboard.statistics.series import FREQUENCIES
from dashboard.targets import Target
from dashboard.wording import everywhere

End = Literal["quarter", "year"]
ENDS: tuple[End, ...] = ("year", "quarter")

RATES = frozenset("RI")
LASTING = frozenset("SM")
FORETOLD = RATES | LASTING | {"A"}
"""Additivity classes: those divided, those of which the last period counts, and all that can be
foretold. Unique figures are ranges, and derived ones are not put together from periods."""

NEEDED: dict[Period, int] = {"day": 56, "week": 26, "month": 12, "quarter": 12, "year": 12}
"""How many periods with a figure a forecast needs."""

SEASONS: dict[Period, Season] = {
    "day": Season(365.25, waves=3),
    "week": Season(365.25 / 7, waves=3),
    "month": Season(12),
    "quarter": Season(4),
    "year": forecast.NEVER,
}

SCORES = (1.0, 5.0)
"""Between which scores lie."""


@dataclass(frozen=True)
class History:
    """What is held of a KPI in one unit and channel.

    Attributes:
        kpi: The KPI.
        period: The step of the series.
        until: The first day that is not held.
        figures: By the first day of each period: value, numerator, denominator; NaN for a gap.
        is_signed: Whether the KPI is below zero anywhere.
    """

    kpi: KPI
    period: Period
    until: date
    figures: pd.DataFrame
    is_signed: bool

    @property
    def starts(self) -> list[date]:
        """The first day of each period."""
        return [start.date() for start in self.figures.index]

    @property
    def values(self) -> list[float]:
        """The value of each period."""
        return [float(value) for value in self.figures["value"]]


@dataclass(frozen=True)
class Figure:
    """A figure that is not known yet.

    Attributes:
        since, until: Its stretch of time, half-open.
        middle: As likely to be more as to be less.
        low_80, high_80, low_95, high_95: Between which it lies with a chance of 80 and 95 %.
    """

    since: date
    until: date
    middle: float
    low_80: float
    high_80: float
    low_95: float
    high_95: float


@dataclass(frozen=True)
class Outlook:
    """What is to come for a KPI.

    Attributes:
        history: What is held.
        ahead: The coming periods up to the end of the quarter or year.
        whole: The whole quarter or year, or its last period where periods do not add up.
        held: How many of its periods are held.
        gaps: How many of these have no figure, and so are not in the whole.
        so_far: What they sum to, where periods add up.
        is_last: Whether its last period stands for the whole.
        effects: What Ramadan and the weekend do, where the past bears it out.
        draws: Values that the whole may take, each as likely as the others.
    """

    history: History
    ahead: tuple[Figure, ...]
    whole: Figure
    held: int
    gaps: int
    so_far: float
    is_last: bool
    effects: Mapping[str, Effect]
    draws: Numbers

    def chance(self, target: float) -> float:
        """How likely the whole is to reach a target: to be at least that, or at most."""
        reached = (
            self.draws <= target if self.history.kpi.better == "lower" else self.draws >= target
        )
        return float(reached.mean())

    @property
    def adds_up(self) -> bool:
        """Whether the whole is the sum of its periods."""
        return self.history.kpi.additivity == "A"

    def pace(self, target: float) -> float:
        """What each coming period must be for a target to be met: the target itself, or a share."""
        if not self.adds_up:
            return target
        return max(0.0, target - self.so_far) / len(self.ahead)


def history(kpi: KPI, measured: pd.DataFrame, scope: Scope) -> History:
    """What is held of a KPI in a unit and channel, from its first period with a figure.

    Args:
        kpi: The KPI.
        measured: Rows of `kpis.measure` at every level; None or nothing stands for all.
        scope: The stretch that was measured, and the unit and channel to pick.

    Raises:
        BadScope: The KPI cannot be told apart by channel.
    """
    if scope.channel and not kpi.by_channel:
        raise BadScope("not_by_channel", kpi=kpi.title)
    rows = measured[measured["period_start"].notna()]
    for column, wanted in (("unit", scope.unit), ("channel", scope.channel)):
        rows = rows[rows[column].fillna("") == (wanted or "")]
    starts = pd.date_range(
        start_of(scope.since, scope.period),
        scope.until,
        freq=FREQUENCIES[scope.period],
        inclusive="left",
    )
    placed = rows.set_index("period_start")[["value", "numerator", "denominator"]].reindex(starts)
    first = placed["value"].first_valid_index()
    held = placed.loc[first:] if first is not None else placed.iloc[:0]
    return History(kpi, scope.period, scope.until, held, bool((measured["value"] < 0).any()))


def outlook(held: History, end: End) -> Outlook:
    """Foretell a KPI's periods up to the end of the quarter or year.

    Raises:
        NoForecast: Its class, a short history or a gap at its end does not allow it.
    """
    since, coming, until = _stretch(held, end)
    check(held, len(coming))
    values, sizes = _foretold(held, coming, until)
    ends = [*coming[1:], until]
    ahead = _figures(coming, ends, values.draws)
    inside = held.figures.loc[pd.Timestamp(since) :]
    is_last = held.kpi.additivity in LASTING
    if is_last:
        draws = values.draws[:, -1]
        since = coming[-1]
    elif sizes is None:
        draws = inside["numerator"].sum() + values.draws.sum(axis=1)
    else:
        counted = (values.draws * sizes.draws).sum(axis=1) + inside["numerator"].sum()
        draws = counted / (sizes.draws.sum(axis=1) + inside["denominator"].sum())
    (whole,) = _figures([since], [until], draws[:, None])
    return Outlook(
        history=held,
        ahead=ahead,
        whole=whole,
        held=len(inside),
        gaps=int(inside["value"].isna().sum()),
        so_far=float(inside["numerator"].sum()),
        is_last=is_last,
        effects=values.effects,
        draws=draws,
    )


def aim(known: Iterable[Target], found: Outlook, scope: Scope, end: End) -> float | None:
    """The target that the whole year or quarter of a unit and channel should reach, if it has one.

    Args:
        known: The targets there are.
        found: What is to come.
        scope: Whose unit and channel is meant.
        end: Whether it is the year or the quarter.
    """
    fitting = [one for one in known if one.fits(end)]
    last = found.whole.until - timedelta(days=1)
    held = targets.holding(fitting, found.history.kpi, scope.unit, scope.channel, last)
    return held.value if held else None


def _stretch(held: History, end: End) -> tuple[date, list[date], date]:
    """The first day of the quarter or year under way, its periods to come, and its end."""
    since = start_of(held.until, end)
    until = (pd.Timestamp(since) + pd.DateOffset(months=3 if end == "quarter" else 12)).date()
    first = start_of(held.until, held.period)
    coming = pd.date_range(first, until, freq=FREQUENCIES[held.period], inclusive="left")
    return since, [start.date() for start in coming], until


def check(held: History, ahead: int) -> None:
    """Refuse what cannot be foretold honestly."""
    kpi = held.kpi
    if kpi.additivity not in FORETOLD:
        raise NoForecast(
            "forecast_range" if kpi.additivity == "U" else "forecast_derived", kpi=kpi.title
        )
    there = sum(map(math.isfinite, held.values))
    needed = max(NEEDED[held.period], ahead)
    if there < needed:
        step = everywhere(f"scope.{held.period}")
        raise NoForecast("forecast_short", kpi=kpi.title, needed=needed, held=there, step=step)
    if not math.isfinite(held.values[-1]):
        when: dict[str, str] = {
            language: figures.period(held.starts[-1], held.period, language)
            for language in figures.LOCALES
        }
        raise NoForecast("forecast_gap", kpi=kpi.title, period=when)


def _foretold(held: History, coming: list[date], until: date) -> tuple[Forecast, Forecast | None]:
    """The values of the coming periods, and of what is divided, the denominators."""
    low, high = bounds(held)
    season = SEASONS[held.period]
    found = effects(held, coming, until)
    (values,) = forecast.foretell(
        held.values,
        len(coming),
        season=season,
        low=low,
        high=high,
        effects=found if held.kpi.additivity == "A" else None,
    )
    if held.kpi.additivity not in RATES:
        return values, None
    known = [float(size) for size in held.figures["denominator"]]
    (sizes,) = forecast.foretell(known, len(coming), season=season, low=0.0, effects=found, seed=1)
    return values, sizes


def bounds(held: History) -> tuple[float | None, float | None]:
    """Between which figures a KPI lies, as far as it has bounds."""
    kpi = held.kpi
    if kpi.shown_as == "score":
        return SCORES
    if held.is_signed:
        return None, None
    is_share = kpi.shown_as == "percent" and np.nanmax(held.values) <= 1
    return 0.0, 1.0 if is_share else None


def effects(held: History, coming: list[date], until: date) -> dict[str, list[float]]:
    """How much of each period lies in Ramadan, and of days whether they are of the weekend."""
    if held.period not in ("day", "week", "month"):
        return {}
    starts = [*held.starts, *coming]
    found = {"ramadan": calendar.ramadan(starts, until)}
    return found | ({"weekend": calendar.weekend(starts)} if held.period == "day" else {})


def _figures(starts: list[date], ends: list[date], draws: Numbers) -> tuple[Figure, ...]:
    quantiles = forecast.quantiles(draws)
    return tuple(
        Figure(since, until, **{name: float(edge[at]) for name, edge in quantiles.items()})
        for at, (since, until) in enumerate(zip(starts, ends, strict=True))
    )
