"""Targets: which one holds for whom, how a figure stands against it, and saying one from a page.

A target of a unit applies to that unit alone, and one of a channel to that channel alone. It is
judged by the KPI's figure over the target's own days, so that it stands the same wherever it is
looked at. One without a last day holds until the next of its kind begins; where none does, the
last twelve whole months are looked at, or all days since it began for what only adds up.
"""

from collections import Counter
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import asdict, dataclass, replace
from datetime import date, timedelta
from math import isnan, nan
from typing import Any, Literal, Protocol

import pandas as pd
import pyarrow as pa

from dashboard import kpis, queries, scope
from dashboard.errors import BadTarget, UnknownKPI
from dashboard.kpis import KPI
from dashboard.scope import Period, Scope
from dashboard.statistics import listed
from dashboard.statistics.control import ROUNDING
from dashboard.warehouse import Part, Value, Warehouse
from dashboard.wording import say

EVERYTHING = "Unassigned"
"""What the table has as the unit or channel of a target for all of them."""

Status = Literal[
    "not_met", "on_the_way", "met", "not_begun", "too_few", "no_figure", "neutral", "unknown"
]

STATUSES: tuple[Status, ...] = (
    "not_met",
    "on_the_way",
    "met",
    "not_begun",
    "too_few",
    "no_figure",
    "neutral",
    "unknown",
)
"""How a target can stand, what needs attention first."""

SIGNS: Mapping[Status, str] = {
    "not_met": "✗",
    "on_the_way": "…",
    "met": "✓",
    "not_begun": "○",
    "too_few": "–",
    "no_figure": "–",
    "neutral": "–",
    "unknown": "–",
}

ADDS = "A"
"""The class of KPIs that only add up: more days can only bring more."""

WIDEST = 10
"""A share above this was meant as a percentage, and lacks its sign."""

Figures = Mapping[tuple[str, str], pd.DataFrame]
"""A KPI's rows by unit and channel, as `kpis.Places` has them."""


class Readable(Protocol):
    """What lists are read from: the lake now, or at a version."""

    def read_list(self, sql: str, parameters: Mapping[str, Value] | None = None) -> pa.Table:
        """The answer to a question over facts and rollups."""


@dataclass(frozen=True)
class Target:
    """A value that a KPI should reach, for whom and when.

    Attributes:
        kpi: The KPI's name, or what the table has where no KPI is called so.
        unit: The unit; None for the government as a whole.
        channel: The channel; None for all together.
        since: The first day it holds.
        until: The first day it does not; None where it holds on.
        value: What is to be reached.
        owner: Who answers for it.
        source: Where it was decided.
        key: The KPI, unit and channel as the table has them; nothing for a new one.
    """

    kpi: str
    unit: str | None
    channel: str | None
    since: date
    until: date | None
    value: float
    owner: str = EVERYTHING
    source: str = EVERYTHING
    key: tuple[str, str, str] | None = None

    @property
    def of(self) -> KPI | None:
        """Its KPI; None where no KPI is called so."""
        return _kpi(self.kpi)

    @property
    def place(self) -> tuple[str, str | None, str | None]:
        """What it is of: KPI, unit and channel."""
        return self.kpi, self.unit, self.channel

    def holds(self, day: date) -> bool:
        """Whether it holds on a day."""
        return self.since <= day and (self.until is None or day < self.until)

    def fits(self, period: Period) -> bool:
        """Whether figures of such periods can be held against it.

        A year's count is no target for a month: what adds up is compared over its own days alone.
        """
        if self.of is None or self.of.additivity not in "AU":
            return True
        starts = scope.start_of(self.since, period) == self.since
        return starts and scope.following(self.since, period) == self.until


@dataclass(frozen=True)
class Judgement:
    """How a target stands.

    Attributes:
        target: The target.
        status: One of STATUSES.
        figure: The KPI's figure over these days; NaN where there is none.
        since, until: The days that it is of.
        is_reached: Whether the figure is as good as the target; None where nothing can be said.
    """

    target: Target
    status: Status
    figure: float
    since: date
    until: date
    is_reached: bool | None = None

    @property
    def sign(self) -> str:
        """The sign that stands before its words."""
        return SIGNS[self.status]

    def said(self, language: str) -> str:
        """How it stands, in words."""
        if self.status == "on_the_way":
            so_far = "reached" if self.is_reached else "short"
            return say(f"target.on_the_way_{so_far}", language)
        return say(f"target.{self.status}", language)


@dataclass(frozen=True)
class Attainment:
    """How many targets are met, of those that can be judged.

    Attributes:
        met: Those that are met.
        judged: Those that are met or not met.
        open: Those whose days are not over, or have not begun.
        unjudged: Those that cannot be judged: no figure, too few, or no better way.
    """

    met: int
    judged: int
    open: int
    unjudged: int


# -------------------------------------------------------------------- which target holds


def held(warehouse: Readable) -> tuple[Target, ...]:
    """Every target that the lake has, each ending where the next of its kind begins."""
    query = next(query for query in queries.load("lists") if query.name == "targets")
    found = [_target(row) for row in warehouse.read_list(query.sql).to_pylist()]
    found.sort(key=lambda one: one.since)
    starts: dict[tuple[str, str | None, str | None], date] = {}
    ended = []
    for one in reversed(found):
        following = starts.get(one.place)
        ended.append(replace(one, until=following) if one.until is None else one)
        starts[one.place] = one.since
    return tuple(reversed(ended))


def _target(row: Mapping[str, Any]) -> Target:
    known = _kpi(row["kpi"])
    rest = {name: row[name] for name in ("unit", "channel", "since", "until", "value")}
    return Target(
        kpi=known.name if known else row["kpi"],
        **rest,
        owner=row["owner"],
        source=row["source"],
        key=(row["kpi"], row["of_unit"], row["of_channel"]),
    )


def _kpi(name: str) -> KPI | None:
    try:
        return kpis.find(name)
    except UnknownKPI:
        return None


def holding(
    known: Iterable[Target], kpi: KPI, unit: str | None, channel: str | None, day: date
) -> Target | None:
    """The target that holds for a KPI of one unit and channel on a day; None where none does.

    Of several that hold, the one that began last.
    """
    place = (kpi.name, unit, channel if kpi.by_channel else None)
    found = [one for one in known if one.place == place and one.holds(day)]
    return max(found, key=lambda one: one.since, default=None)


# -------------------------------------------------------------------- how it stands


def judge(one: Target, last: date, measured: Callable[[KPI, Scope], Figures]) -> Judgement:
    """How a target stands, by its KPI's figure over its own days.

    Args:
        one: The target.
        last: The last day with figures.
        measured: Measures a KPI at every unit and channel.
    """
    over = stretch(one, last)
    if over is None:
        after = one.until or one.since + timedelta(days=1)
        return Judgement(one, "not_begun", nan, one.since, after)
    kpi = one.of
    if kpi is None:
        return Judgement(one, "unknown", nan, over.since, over.until)
    figure, is_hidden = _figure(measured(kpi, over), one)
    if isnan(figure):
        status: Status = "too_few" if is_hidden else "no_figure"
        return Judgement(one, status, nan, over.since, over.until)
    if kpi.better == "neutral":
        return Judgement(one, "neutral", figure, over.since, over.until)
    is_reached = reaches(figure, one.value, kpi)
    return Judgement(
        one,
        _status(one, kpi, last, is_reached=is_reached),
        figure,
        over.since,
        over.until,
        is_reached,
    )


def stretch(one: Target, last: date) -> Scope | None:
    """The days that a target is judged by, none after the last with figures; None before it begins.

    Their step is a year, or longer than any: only their total matters.
    """
    after = last + timedelta(days=1)
    if one.since >= after:
        return None
    since = one.since
    if one.until is None and not _adds(one):
        usual = scope.default(last)
        if usual.until > since:
            return Scope(max(since, usual.since), usual.until, "year")
    return Scope(since, min(one.until or after, after), "year")


def _adds(one: Target) -> bool:
    return one.of is not None and one.of.additivity == ADDS


def _figure(measured: Figures, one: Target) -> tuple[float, bool]:
    """The value over all days; where it is NaN, whether too few stand behind it to show one."""
    rows = measured.get((one.unit or "", one.channel or ""))
    whole = rows[rows["period_start"].isna()] if rows is not None else None
    if whole is None or whole.empty:
        return nan, False
    first = whole.iloc[0]
    return float(first["value"]), bool(first["hidden"]) or first["denominator"] > 0


def reaches(figure: float, value: float, kpi: KPI) -> bool:
    """Whether a figure is as good as a value; equal but for rounding is."""
    noise = ROUNDING * max(abs(figure), abs(value))
    return figure <= value + noise if kpi.better == "lower" else figure >= value - noise


def _status(one: Target, kpi: KPI, last: date, *, is_reached: bool) -> Status:
    """Whether a target with a figure is met, not met, or on the way.

    What only adds up is settled early: once reached it stays so, and a limit once passed too.
    """
    is_over = one.until is not None and one.until <= last + timedelta(days=1)
    is_standing = one.until is None and not _adds(one)
    is_settled = _adds(one) and is_reached == (kpi.better == "higher")
    if is_over or is_standing or is_settled:
        return "met" if is_reached else "not_met"
    return "on_the_way"


def attainment(judged: Iterable[Judgement]) -> Attainment:
    """How many targets are met; those that cannot be judged are counted apart."""
    counted = Counter(one.status for one in judged)
    decided = counted["met"] + counted["not_met"]
    waiting = counted["on_the_way"] + counted["not_begun"]
    return Attainment(counted["met"], decided, waiting, counted.total() - decided - waiting)


def in_order(judged: Iterable[Judgement]) -> list[Judgement]:
    """What needs attention first: not met, then on the way, then met; the latest days first."""
    return sorted(
        judged,
        key=lambda one: (STATUSES.index(one.status), bool(one.is_reached), -one.since.toordinal()),
    )


# -------------------------------------------------------------------- saying one


def amount(text: str, kpi: KPI) -> float:
    """What somebody wrote as a target: 0.9, 90% or 1,200.

    Raises:
        BadTarget: It is no number, or a share that lacks its sign.
    """
    figure = listed.figure(text.strip())
    if figure is None or isnan(figure):
        raise BadTarget("no_amount", text=text.strip()[:40])
    most = 1 if kpi.counted == "p" else WIDEST
    if kpi.shown_as == "percent" and abs(figure) > most:
        raise BadTarget("no_share", text=text.strip()[:40])
    return figure


def save(
    warehouse: Warehouse,
    one: Target,
    written: str,
    author: str,
    *,
    instead_of: Target | None = None,
) -> int:
    """Write a target down, in one commit; the lake's version afterwards.

    Args:
        warehouse: The lake.
        one: The target, whatever its value.
        written: Its value as somebody wrote it.
        author: Who says so.
        instead_of: The one that it changes; withdrawn where it was of something else.

    Raises:
        BadTarget: It is no number, it ends before it begins, its KPI has no better way or no
            channels, or another begins on its first day.
    """
    kpi = kpis.find(one.kpi)
    one = replace(one, value=amount(written, kpi))
    if one.until is not None and one.until <= one.since:
        raise BadTarget("target_backwards")
    if kpi.better == "neutral":
        raise BadTarget("target_neutral", kpi=kpi.title)
    if one.channel and not kpi.by_channel:
        raise BadTarget("target_channel", kpi=kpi.title)
    spot = (one.place, one.since)
    warehouse.refresh()
    known = held(warehouse)
    changed = (instead_of.place, instead_of.since) if instead_of else None
    taken = next((other for other in known if (other.place, other.since) == spot), None)
    if taken and spot != changed:
        raise BadTarget("target_twice")
    if instead_of and spot == changed:
        one = replace(one, key=instead_of.key)
    rows = [_row(one, 1)]
    if instead_of and spot != changed:
        rows.append(_row(replace(instead_of, until=instead_of.since), 2))
    return _commit(warehouse, rows, author, f"Set the target of {kpi.name}", kpi.name, "target")


def withdraw(warehouse: Warehouse, one: Target, author: str) -> int:
    """Let a target hold on no day; the lake's version afterwards."""
    rows = [_row(replace(one, until=one.since), 1)]
    message = f"Withdraw the target of {one.kpi}"
    return _commit(warehouse, rows, author, message, one.kpi, "target_withdrawn")


def _row(one: Target, line: int) -> dict[str, Any]:
    name, unit, channel = one.key or (one.kpi, one.unit or EVERYTHING, one.channel or EVERYTHING)
    return {
        "kpi": name,
        "unit": unit,
        "channel": channel,
        "period_start": one.since,
        "period_end": one.until,
        "value": one.value,
        "owner": one.owner or EVERYTHING,
        "source": one.source or EVERYTHING,
        "_row": line,
    }


def _commit(
    warehouse: Warehouse,
    rows: Sequence[dict[str, Any]],
    author: str,
    message: str,
    kpi: str,
    kind: str,
) -> int:
    part = Part("target", pa.Table.from_pylist(list(rows)))
    _, version = warehouse.commit([part], author, message, {"kind": kind, "kpi": kpi})
    return version


# -------------------------------------------------------------------- on the terminal


def told(one: Judgement) -> dict[str, Any]:
    """A judgement as JSON has it: null for what is missing, days in ISO form."""
    row = asdict(one.target)
    del row["key"]
    title = one.target.of.title if one.target.of else {}
    days = {
        name: day and day.isoformat()
        for name, day in (
            ("since", one.target.since),
            ("until", one.target.until),
            ("figure_since", one.since),
            ("figure_until", one.until),
        )
    }
    return {
        **row,
        **days,
        "title": title.get("en", one.target.kpi),
        "title_ar": title.get("ar", one.target.kpi),
        "figure": None if isnan(one.figure) else one.figure,
        "status": one.status,
        "is_reached": one.is_reached,
        "said": one.said("en"),
        "said_ar": one.said("ar"),
    }
