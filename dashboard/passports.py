"""Number passports: everything that stands behind one figure.

The formula, what was divided, the version of the data, the rows, the files that they came from
and who took those in. `codes` has the short code that leads back to it.
"""

import csv
import io
import math
import re
from collections.abc import Mapping
from dataclasses import asdict, dataclass, replace
from datetime import date, timedelta
from functools import lru_cache
from typing import Any

import pandas as pd

from dashboard import codes, kpis
from dashboard.codes import Figure
from dashboard.errors import NoPassport
from dashboard.kpis import KPI
from dashboard.measuring import suppression
from dashboard.parsing import mending
from dashboard.scope import Scope, add_months, following, start_of
from dashboard.warehouse import TABLES, Cell, Found, Past, Version, Wanted, Warehouse

MOST_IN_FILE = 200_000
"""Rows that a download holds at most."""

MEASURES = ("value", "numerator", "denominator", "lower", "upper", "people")


@dataclass(frozen=True)
class Passport:
    """One figure with all that stands behind it.

    Attributes:
        code: Its short code.
        figure: What it is of.
        definition: The definition's version, a fingerprint of every statement it is made by.
        value, numerator, denominator: The figure, measured now at its version; NaN where there is
            none.
        lower, upper: Its 95 % interval or its range, where it has one; else NaN.
        people: How many people it rests on, where it is about people; else NaN.
        hidden: Why it is not shown, where it is hidden; else nothing.
        covered: Which share of posts or messages it rests on; None where always on all.
        sources: The tables its rows are in.
        first_on: Rows from which day on are behind it, by table; None for all before.
        withheld: The places of which rows show nothing that they say of people, by table.
        recorded: What was kept of it when its code was given; nothing before that.
    """

    code: str
    figure: Figure
    definition: str
    value: float
    numerator: float
    denominator: float
    lower: float
    upper: float
    people: float
    hidden: str
    covered: float | None
    sources: tuple[str, ...]
    first_on: Mapping[str, date | None]
    withheld: Mapping[str, tuple[Cell, ...]]
    recorded: Mapping[str, Any]

    @property
    def kpi(self) -> KPI:
        """The KPI."""
        return kpis.find(self.figure.kpi)

    @property
    def is_redefined(self) -> bool:
        """Whether the definition has changed since the code was given."""
        return bool(self.recorded) and self.recorded["definition"] != self.definition

    @property
    def figures(self) -> dict[str, float | None]:
        """What it is, for a record: None for what it does not have."""
        return {name: _number(getattr(self, name)) for name in MEASURES}

    def wanted(self, table: str) -> Wanted:
        """The rows behind it in one of its tables."""
        channel = self.figure.channel
        _, until = self.figure.stretch
        unit = None if self.is_of_any_unit(table) else self.figure.unit
        return Wanted(
            table=table,
            since=self.first_on[table],
            until=until,
            unit=unit,
            channel=channel,
            facets=self.kpi.facets,
            withheld=self.withheld[table],
        )

    def is_of_any_unit(self, table: str) -> bool:
        """Whether rows of other units may count too, as a rollup's header says."""
        return any(table in one.listed("of any unit") for one in codes.rollups(self.kpi))


def issue(warehouse: Warehouse, figure: Figure) -> Passport:
    """The passport of a figure, its code kept where the lake can be written."""
    passport = _measured(warehouse, figure)
    (code,) = codes.keep(warehouse.folder, [(figure, passport.definition, passport.figures)])
    return opened(warehouse, code) if code else passport


def opened(warehouse: Warehouse, code: str) -> Passport:
    """The passport that a code leads back to.

    Raises:
        NoPassport: Nobody was given such a code, or the lake no longer holds that version.
    """
    spelled = codes.spelled(code)
    recorded = codes.kept(warehouse.folder, spelled) or codes.measured(warehouse, spelled)
    if recorded is None:
        raise NoPassport("no_passport", code=code[:20])
    figure = codes.read(recorded["figure"])
    return _measured(warehouse, figure, recorded)


def _measured(
    warehouse: Warehouse, figure: Figure, recorded: Mapping[str, Any] | None = None
) -> Passport:
    kpi = kpis.find(figure.kpi)
    if not 1 <= figure.version <= warehouse.refresh():
        raise NoPassport("no_such_version", version=figure.version)
    if figure.version not in warehouse.kept():
        raise NoPassport("expired_version", version=figure.version)
    past = warehouse.at(figure.version)
    whole = Scope(figure.since, figure.until, kpi.step(figure.period))
    measured = kpis.measure([kpi], past, whole)
    row = _row(measured, figure)
    hidden = _text(row.get("hidden"))
    shares = {} if hidden else kpis.coverage(kpi, past, figure.scope)
    known = codes.definition(kpi)
    begun = {table: first_on(kpi, table, figure) for table in sources(kpi)}
    return Passport(
        code=recorded["code"] if recorded else codes.code_of(figure, known),
        figure=figure,
        definition=known,
        **{name: float(row.get(name, "nan")) for name in MEASURES},
        hidden=hidden,
        covered=shares.get((figure.start, figure.unit or "", figure.channel or "")),
        sources=sources(kpi),
        first_on=begun,
        withheld={table: _withheld(past, table, begun[table], figure) for table in begun},
        recorded=recorded or {},
    )


def _row(measured: pd.DataFrame, figure: Figure) -> dict[str, Any]:
    """The row of a figure; empty where nothing was measured there."""
    rows = _at(measured, figure)
    for column, wanted in (("unit", figure.unit), ("channel", figure.channel)):
        rows = rows[rows[column].isna() if wanted is None else rows[column] == wanted]
    return {str(name): cell for name, cell in rows.iloc[0].items()} if len(rows) else {}


def _at(measured: pd.DataFrame, figure: Figure) -> pd.DataFrame:
    if figure.start is None:
        return measured[measured["period_start"].isna()]
    return measured[measured["period_start"] == pd.Timestamp(figure.start)]


def _withheld(past: Past, table: str, first: date | None, figure: Figure) -> tuple[Cell, ...]:
    """Where rows of a table would tell a figure that is hidden, of any KPI about people.

    Each is looked at by whole months, and by the figure's own step, over the whole stretch that the
    figure is of: a row that stands in a hidden month stays hidden behind the figure of the year,
    and behind KPIs that are not about people.
    """
    if not TABLES[table].of_people:
        return ()
    since = min(first or past.days()[0], figure.since)
    last = start_of(figure.until - timedelta(days=1), "month")
    months = Scope(start_of(since, "month"), add_months(last, 1))
    own = frozenset(kpis.find(figure.kpi).facets)
    found: dict[Cell, None] = {}
    for kpi in kpis.catalogue():
        if kpi.of_people and table in sources(kpi) and (not own or own & set(kpi.facets)):
            steps = {kpi.step("month"), *([figure.period] if kpi.id == figure.kpi else [])}
            for step in sorted(steps):
                over = replace(months, period=step)
                found |= dict.fromkeys(_hidden(past, kpi.id, over, suppression.smallest_group()))
    return tuple(found)


@lru_cache(maxsize=32)
def _hidden(past: Past, kpi: str, over: Scope, smallest: int) -> tuple[Cell, ...]:  # noqa: ARG001  # another smallest group hides others
    """The places of which a KPI shows nothing, at every level."""
    measured = kpis.measure([kpis.find(kpi)], past, over)
    cells = []
    for row in measured[measured["hidden"] != ""].to_dict("records"):
        since, until = over.since, over.until
        if pd.notna(row["period_start"]):
            start = row["period_start"].date()
            since, until = max(since, start), min(until, following(start, over.period))
        cells.append(Cell(since, until, row["unit"], row["channel"]))
    return tuple(cells)


def _number(value: float) -> float | None:
    return value if math.isfinite(value) else None


def _text(value: object) -> str:
    return value if isinstance(value, str) else ""


def sources(kpi: KPI) -> tuple[str, ...]:
    """The tables that a KPI's rows are in, in the order of its rollups."""
    named = [name for rollup in codes.rollups(kpi) for name in rollup.listed("of")]
    return tuple(dict.fromkeys(name for name in named if TABLES[name].dated_by))


def first_on(kpi: KPI, table: str, figure: Figure) -> date | None:
    """The first day of the rows behind a figure; None where older ones count too.

    They do for a stock, and where a rollup's header says that it reaches back for a table.
    """
    reading = [one for one in codes.rollups(kpi) if table in one.listed("of")]
    reaches = any(table in one.listed("reaches back") for one in reading)
    is_open = re.search(r"where\s+\w+ < \$until", kpi.sql) is not None
    return None if reaches or is_open else figure.stretch[0]


# -------------------------------------------------------------------- what stands behind it


def rows(
    warehouse: Warehouse,
    passport: Passport,
    table: str,
    search: str = "",
    skipped: int = 0,
    most: int = 50,
) -> Found:
    """Rows behind a figure in one of its tables; none where the figure is hidden.

    Args:
        warehouse: The lake.
        passport: The figure's passport.
        table: The table.
        search: Words that must stand in each row.
        skipped: How many to pass over.
        most: How many to give.
    """
    past = warehouse.at(passport.figure.version)
    if passport.hidden:
        return past.behind(Wanted(table, date.max, date.min), most=0)
    return past.behind(passport.wanted(table), search, skipped, most)


def files(warehouse: Warehouse, found: Found) -> list[tuple[Version, int]]:
    """The versions that wrote some rows, newest first, with how many each wrote."""
    made = {version.version: version for version in warehouse.history()}
    return [(made[number], count) for number, count in found.versions if number in made]


def separated(found: Found, names: Mapping[int, str]) -> bytes:
    """Rows as a CSV that no spreadsheet runs a cell of, each with the file it came from.

    Args:
        found: The rows.
        names: What each version was made from.
    """
    written = io.StringIO()
    writer = csv.writer(written)
    columns = found.rows.column_names
    writer.writerow([*columns, "file"])
    for row in found.rows.to_pylist():
        cells = ["" if row[name] is None else str(row[name]) for name in columns]
        writer.writerow(map(mending.escaped, [*cells, names.get(row["version"], "")]))
    return written.getvalue().encode("utf-8-sig")


def told(warehouse: Warehouse, passport: Passport) -> dict[str, Any]:
    """A passport as one record, for terminals and other programs."""
    kpi, figure = passport.kpi, passport.figure
    by_table = {table: rows(warehouse, passport, table, most=0) for table in passport.sources}
    since, until = figure.stretch
    return {
        "code": passport.code,
        **{
            name: str(cell) if isinstance(cell, date) else cell
            for name, cell in asdict(figure).items()
        },
        "counted_since": str(since),
        "counted_until": str(until),
        **passport.figures,
        "hidden": passport.hidden,
        "coverage": passport.covered,
        "title": kpi.title["en"],
        "title_ar": kpi.title["ar"],
        "means": kpi.means["en"],
        "means_ar": kpi.means["ar"],
        "class": kpi.additivity,
        "basis": kpi.basis,
        "needs": kpi.needs,
        "source": kpi.source,
        "definition": passport.definition,
        "definition_changed": passport.is_redefined,
        "recorded": dict(passport.recorded) if not passport.hidden else {},
        "rows": {table: found.count for table, found in by_table.items()},
        "withheld": {table: found.withheld > 0 for table, found in by_table.items()},
        "files": [
            {
                "table": table,
                "rows": count,
                "version": made.version,
                "file": made.details.get("file", ""),
                "sha256": made.details.get("sha256", ""),
                "author": made.author,
                "at": made.at.isoformat(timespec="seconds"),
                "message": made.message,
            }
            for table, found in by_table.items()
            for made, count in files(warehouse, found)
        ],
    }
