"""The catalogue of KPIs: every file in queries/kpis, as it describes itself."""

from collections.abc import Iterable
from dataclasses import dataclass
from functools import cache
from typing import Literal

from dashboard import queries
from dashboard.errors import QueryError, UnknownKPI
from dashboard.queries import Query
from dashboard.scope import PERIODS, Period

HEADLINE = ("C04", "C06", "C01", "E03", "E02", "E06", "V01", "L01")
"""The KPIs that stand first wherever there is room for a few."""

CLASSES = "ASRUMID"
"""Additivity classes; `measuring.classes` says what each allows."""

BASES = ("period", "lifetime")

Counted = Literal["", "p", "u"]
COUNTED: tuple[Counted, ...] = ("", "p", "u")


@dataclass(frozen=True)
class KPI:
    """One KPI, as its file describes it.

    Attributes:
        id: Its number in the catalogue, such as C06.
        name: The file's name.
        title, means: What it is called and what it says, by language.
        theme: The claim it belongs to: connection, service, spread, cost, training…
        shown_as: How its value is written: percent, count, decimal, minutes, money…
        better: Which way is better: higher, lower or neutral.
        additivity: A additive, S stock, R ratio, U unique, M quantile, I scored mean, D derived.
        basis: Whether its figures are counted over a period or over a post's life.
        by_channel: Whether it can be told apart by channel.
        of_people: Whether it says something of single people, so that a figure of a few is hidden.
        facets: Of survey answers, the facets that it rests on; nothing where on none of them.
        counted: p where it is a share of what is counted, u where it is a count of something else
            for each: its control limits then follow denominators that vary; "" for the others.
        needs: The smallest denominator for which a value is shown.
        finest: The shortest period it can be measured for.
        is_estimate: Whether lower and upper are the range of an estimate; else they are its 95 %
            interval, or of class U the range it is known to lie in.
        apart: What its parts are that share nobody, so that people of them may be added; "" where
            none are known to.
        brings: The exports that bring what it is measured from, by name.
        source: Where the definition comes from.
        covers: What is counted, of what, in which rollup; nothing where all of it always is.
        sql: The statement.
    """

    id: str
    name: str
    title: dict[str, str]
    means: dict[str, str]
    theme: str
    shown_as: str
    better: str
    additivity: str
    basis: str
    by_channel: bool
    of_people: bool
    facets: tuple[str, ...]
    counted: Counted
    needs: float
    finest: Period
    is_estimate: bool
    apart: str
    brings: tuple[str, ...]
    source: str
    covers: tuple[str, str, str] | None
    sql: str

    def measurable_by(self, period: Period) -> bool:
        """Whether it can be measured for periods so short."""
        return PERIODS.index(period) >= PERIODS.index(self.finest)

    def step(self, period: Period) -> Period:
        """The period asked for, or the shortest it can be measured for where that is longer."""
        return period if self.measurable_by(period) else self.finest


@cache
def catalogue() -> tuple[KPI, ...]:
    """Every KPI, in the order of their numbers."""
    found = []
    for query in queries.load("kpis"):
        finest = query.get("finest", "day")
        found.append(
            KPI(
                id=query.need("id"),
                name=query.name,
                title={"en": query.need("name"), "ar": query.need("name ar")},
                means={"en": query.need("means"), "ar": query.need("means ar")},
                theme=query.need("theme"),
                shown_as=query.need("shown as"),
                better=query.need("better"),
                additivity=_known(query, "class", CLASSES),
                basis=_known(query, "basis", BASES),
                by_channel="channel" in query.listed("by"),
                of_people=query.get("people") == "yes",
                facets=query.listed("facets"),
                counted=_counted(query),
                needs=float(query.need("needs")),
                finest=next(period for period in PERIODS if period == finest),
                is_estimate=query.get("between") == "estimates",
                apart=query.get("apart"),
                brings=query.listed("brings"),
                source=query.need("source"),
                covers=_covers(query),
                sql=query.sql,
            )
        )
    return tuple(sorted(found, key=lambda kpi: kpi.id))


def _known(query: Query, entry: str, known: Iterable[str]) -> str:
    said = query.need(entry)
    if said not in known:
        raise QueryError(
            "unknown_entry",
            query=f"kpi {query.name}",
            entry=entry,
            said=said,
            known=", ".join(known),
        )
    return said


def _counted(query: Query) -> Counted:
    """What the header says of its control chart."""
    said = query.get("counted", "")
    return next(kind for kind in COUNTED if kind == said)


def _covers(query: Query) -> tuple[str, str, str] | None:
    """`known / all of rollup` of a header, taken apart."""
    said = query.get("covers")
    if not said:
        return None
    figures, _, rollup = said.rpartition(" of ")
    known, _, everything = figures.rpartition(" / ")
    return known, everything, rollup


def find(name: str) -> KPI:
    """A KPI by its number or its name.

    Raises:
        UnknownKPI: There is none.
    """
    found = _by_name().get(name.lower())
    if found is None:
        known = ", ".join(kpi.id for kpi in catalogue())
        raise UnknownKPI("unknown_kpi", remedy="choose_known", name=name, known=known)
    return found


@cache
def _by_name() -> dict[str, KPI]:
    return {name: kpi for kpi in catalogue() for name in (kpi.id.lower(), kpi.name)}


def others(named: Iterable[str]) -> list[KPI]:
    """The KPIs of the catalogue that are not among some named by number."""
    known = set(named)
    return [kpi for kpi in catalogue() if kpi.id not in known]
