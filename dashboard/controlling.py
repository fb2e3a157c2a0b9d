"""The verb `control`: the control chart of a KPI, or of any series in a file."""

import argparse
import math
from collections.abc import Sequence
from datetime import date, timedelta
from pathlib import Path
from typing import Any

from dashboard import annotations, commands, kpis, targets
from dashboard.errors import BadScope, NoFigures
from dashboard.kpis import KPI
from dashboard.scope import Scope
from dashboard.statistics import control, listed, series
from dashboard.statistics.control import ENOUGH, Chart
from dashboard.statistics.series import DIRECTIONS, Series
from dashboard.warehouse import Warehouse

BRIEFLY = ("mean", "lower", "upper", "points", "variation", "assurance")
"""What JSON holds of a chart, where no details are asked for."""

BRIEFLY_OF_POINTS = ("period_start", "value", "special_cause", "rule")
"""What it then holds of each point."""

COLUMNS = ("period_start", "value", "lower", "mean", "upper", "special_cause", "rule")
"""What a table on the terminal shows of each point."""


def prepare(parser: argparse.ArgumentParser) -> None:
    """Add what the verb may be told, beside the scope."""
    parser.add_argument("--values", type=Path, metavar="FILE", help="a file with one series in it")
    parser.add_argument("--column", default="", help="which column of the file holds the figures")
    ways = "which way is better; what the KPI says, or increase for a file"
    commands.choose(parser, "--direction", tuple(DIRECTIONS.values()), None, ways)
    parser.add_argument(
        "--target",
        type=listed.given,
        help="what should be reached, such as 0.9 or 90%%; of a KPI, its target in the lake",
    )
    parser.add_argument(
        "--rebase",
        nargs="+",
        default=[],
        type=_place,
        metavar="EVENT|DATE",
        help="days or events at which new limits begin, at the first point from then on; for a file"
        " without days, rows counted from 1",
    )
    parser.add_argument(
        "--fix-after",
        type=int,
        metavar="N",
        help=f"the first N points, {ENOUGH} at least, set the limits",
    )
    parser.add_argument(
        "--no-screening", action="store_true", help="keep large moving ranges in their mean"
    )
    parser.add_argument(
        "--details",
        action="store_true",
        help="in JSON also what it was judged by, and the limits of each point",
    )


def of_kpi(
    kpi: KPI, warehouse: Warehouse, scope: Scope, options: argparse.Namespace
) -> dict[str, Any]:
    """The control chart of a KPI for one unit and channel.

    Raises:
        BadScope: It cannot be told apart by channel or measured for so short a period, or new
            limits are to begin at an event that is not known.
        NoFigures: It has no figure there.
    """
    if scope.channel and not kpi.by_channel:
        raise BadScope("not_by_channel", kpi=kpi.title)
    rows = kpis.measure([kpi], warehouse, scope, "periods")
    for column, wanted in (("unit", scope.unit), ("channel", scope.channel)):
        rows = rows[rows[column].isna() if wanted is None else rows[column] == wanted]
    placed = series.placed(rows, scope.since, scope.until, scope.period)
    named = {
        "kpi": kpi.id,
        "unit": scope.unit,
        "channel": scope.channel,
        "period": scope.period,
    }
    if placed.empty:
        raise NoFigures("no_series", kpi=kpi.title)
    judged = series.of_values(placed)
    days = [_day_of(place, warehouse, scope) for place in options.rebase]
    options = argparse.Namespace(**{**vars(options), "rebase": days})
    target = options.target if options.target is not None else _held(kpi, warehouse, scope)
    return named | drawn(judged, options, DIRECTIONS[kpi.better], kpi.counted, target)


def _day_of(place: date | int | str, warehouse: Warehouse, scope: Scope) -> date | int:
    """The first day of an event that is named; of several of one name, of the last."""
    if not isinstance(place, str):
        return place
    found = annotations.known(warehouse, scope.since, scope.until, scope.unit)
    names = (found["event"].str.casefold(), found["event_ar"])
    begun = found[(names[0] == place.casefold()) | (names[1] == place)]
    days: list[date] = [day for day in begun["since"] if scope.since <= day < scope.until]
    if not days:
        raise BadScope("no_event", event=place)
    return max(days)


def _held(kpi: KPI, warehouse: Warehouse, scope: Scope) -> float | None:
    """The target that holds on the last day, where figures of such periods compare with it."""
    known, last = targets.held(warehouse), scope.until - timedelta(days=1)
    one = targets.holding(known, kpi, scope.unit, scope.channel, last)
    return one.value if one and one.fits(scope.period) else None


def drawn(
    found: Series,
    options: argparse.Namespace,
    usual: control.Direction = "increase",
    counted: control.Counted = "",
    target: float | None = None,
) -> dict[str, Any]:
    """The control chart of a series, as JSON has it.

    Args:
        found: The series.
        options: What the verb was told.
        usual: Which way is better, where the options do not say.
        counted: What its values are, as a KPI's header says.
        target: What should be reached.

    Returns:
        mean, lower, upper: the line and the limits at the last point; null without a point
        points: period_start, value, special_cause, rule, and mean, lower, upper, of each period;
            a gap has neither value nor special_cause, and rule is null where none is broken
        variation: the special_cause of the last point
        assurance: pass, fail or inconsistent; null without a target
        is_trial: whether there are too few points for lasting limits
        rebased_at: where new limits began

    Raises:
        BadScope: Limits are to be fixed by too few points, or to begin where nothing does.
    """
    if options.fix_after is not None and options.fix_after < ENOUGH:
        raise BadScope("few_to_fix", points=options.fix_after, least=ENOUGH)
    direction = options.direction or usual
    rebased_at = sorted({_rebased_at(found, place) for place in options.rebase})
    chart = control.chart(
        found.values,
        direction=direction,
        target=target,
        screened=not options.no_screening,
        fixed_after=options.fix_after,
        rebased_at=rebased_at,
        counted=counted,
        denominators=found.denominators,
    )
    last = chart.last
    points = [_point(found, chart, at) for at in range(len(found.values))]
    ends = {name: points[last][name] if last >= 0 else None for name in ("mean", "lower", "upper")}
    return {
        **ends,
        "points": points,
        "variation": chart.variation,
        "assurance": chart.assurance or None,
        "chart": chart.kind,
        "direction": direction,
        "target": target,
        "is_trial": chart.is_trial,
        "rebased_at": [found.labels[at] for at in rebased_at],
    }


def _point(found: Series, chart: Chart, at: int) -> dict[str, Any]:
    is_gap = math.isnan(found.values[at])
    return {
        "period_start": found.labels[at],
        "value": _plain(found.values[at]),
        "special_cause": None if is_gap else chart.causes[at],
        "rule": chart.rules[at] or None,
        "mean": _plain(chart.mean[at]),
        "lower": _plain(chart.lower[at]),
        "upper": _plain(chart.upper[at]),
    }


def _plain(value: float) -> float | None:
    return float(value) if math.isfinite(value) else None


def _rebased_at(found: Series, place: date | int | str) -> int:
    """The place of the first point at a day or row, or after it."""
    if isinstance(place, str):
        raise BadScope("no_event", event=place)
    at = found.at(place) if isinstance(place, date) else place - 1
    if at is None or not 0 <= at < len(found.values):
        raise BadScope("no_rebase", place=str(place))
    return at


def _place(text: str) -> date | int | str:
    """A day or a row; what is neither is the name of an event."""
    if text.isdecimal():
        return int(text)
    try:
        return date.fromisoformat(text)
    except ValueError:
        return text.strip()


def brief(answer: dict[str, Any]) -> dict[str, Any]:
    """A chart without its details."""
    points = [{name: point[name] for name in BRIEFLY_OF_POINTS} for point in answer["points"]]
    return {name: answer[name] for name in BRIEFLY} | {"points": points}


def told(answer: dict[str, Any]) -> Sequence[str]:
    """What a terminal says of a chart below its points."""
    said = [f"variation: {answer['variation']}"]
    said += [f"assurance: {answer['assurance']}"] if answer["assurance"] else []
    said += [f"fewer than {ENOUGH} points: limits on trial"] if answer["is_trial"] else []
    return said
