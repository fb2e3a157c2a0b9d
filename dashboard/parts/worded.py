"""A measured figure in words: itself, its range, or why there is none; and how sure it is."""

import math
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from dashboard import cached, figures, queries
from dashboard.kpis import KPI
from dashboard.measuring.suppression import smallest_group
from dashboard.parts.shell import Reader


@dataclass(frozen=True)
class Worded:
    """What is said of a figure.

    Attributes:
        figure: The figure, the range it lies in, or why none is shown.
        beside: Its interval and how many people it rests on; that it is a range; what is missing.
        is_figure: Whether there is a figure or a range.
    """

    figure: str
    beside: str = ""
    is_figure: bool = True


def total(now: Reader, kpi: KPI, unit: str | None, channel: str | None) -> Worded:
    """What is said of a KPI over the whole stretch that is looked at."""
    found = cached.measured(kpi, now.known.version, now.scope)
    row = cached.whole(found, unit, channel)
    if not found.whole():
        return Worded(now.say("card.no_data"), missing(now, kpi), is_figure=False)
    return worded(now, kpi, row)


def worded(now: Reader, kpi: KPI, row: Mapping[Any, Any]) -> Worded:
    """What is said of one measured row; of an empty one, that there is no figure."""
    if row.get("hidden"):
        why = now.say(f"card.hidden_{row['hidden']}", smallest=smallest_group())
        return Worded(now.say("card.too_few"), why, is_figure=False)
    value, lower, upper = (float(row.get(name, math.nan)) for name in ("value", "lower", "upper"))
    is_between = math.isfinite(lower) and math.isfinite(upper)
    if math.isfinite(value):
        beside = [_between(now, kpi, lower, upper)] if is_between else []
        people = float(row.get("people", math.nan)) if kpi.of_people else math.nan
        if math.isfinite(people) and people != value:
            beside.append(now.say("card.people", count=figures.exact(people, now.language)))
        return Worded(figures.figure(value, kpi.shown_as, now.language), _joined(beside))
    if is_between:
        return Worded(_range(now, kpi, lower, upper), now.say("card.is_range"))
    if 0 < float(row.get("denominator", math.nan)) < kpi.needs:
        return Worded(now.say("card.too_little"), is_figure=False)
    return Worded(now.say("card.no_figure"), is_figure=False)


def nothing(now: Reader, kpi: KPI) -> str:
    """Why a KPI has nothing to draw: nobody took in what brings it, or the choice has none."""
    found = cached.measured(kpi, now.known.version, now.scope)
    return now.say("chart.no_rows") if found.whole() else missing(now, kpi)


def missing(now: Reader, kpi: KPI) -> str:
    """Which export would bring the figures of a KPI: the plain ones, where there are some."""
    name = "name ar" if now.language == "ar" else "name"
    titles = {query.name: query.get(name) for query in queries.load("exports")}
    plain = [export for export in kpi.brings if export.startswith("plain_")]
    named = [titles[export] for export in plain or kpi.brings]
    return now.say("card.needs", exports=now.say("figure.comma").join(named))


def _range(now: Reader, kpi: KPI, lower: float, upper: float) -> str:
    if kpi.shown_as == "count":
        low, high = (figures.exact(round(end), now.language) for end in (lower, upper))
        return now.say("card.range_accounts", low=low, high=high)
    low, high = (figures.figure(end, kpi.shown_as, now.language) for end in (lower, upper))
    return now.say("card.range", low=low, high=high)


def _between(now: Reader, kpi: KPI, lower: float, upper: float) -> str:
    """The interval of a figure, or the range of an estimate; nothing where both ends meet."""
    if lower == upper:
        return ""
    ends = _range(now, kpi, lower, upper)
    return now.say("card.estimate" if kpi.is_estimate else "card.interval", range=ends)


def _joined(parts: list[str]) -> str:
    return " · ".join(part for part in parts if part)
