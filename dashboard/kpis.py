"""Measuring KPIs, and the door to their catalogue.

Every KPI is one file in queries/kpis with columns period_start, unit, channel, numerator and
denominator, where null means all, and where it has them lower, upper and people. A page picks rows;
only this module divides.
"""

import math
import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import date
from functools import cache, cached_property
from typing import Any, Literal, Protocol

import numpy as np
import pandas as pd
import pyarrow as pa

from dashboard.errors import BadScope
from dashboard.measuring import classes, suppression
from dashboard.measuring.catalogue import HEADLINE, KPI, Counted, catalogue, find, others
from dashboard.scope import Scope
from dashboard.warehouse import Value
from dashboard.wording import everywhere

__all__ = [
    "COLUMNS", "FIGURES", "HEADLINE", "KPI", "Counted", "Extent", "Place", "Places", "Readable",
    "beside", "catalogue", "coverage", "families", "find", "is_parted", "measure", "others",
    "parents",
]  # fmt: skip

DIVIDED = frozenset("RIUD")
"""Additivity classes whose value is numerator / denominator; of the others it is the numerator.

Of U it is so where there is a denominator: of the different people, or of a group's size.
"""

COLUMNS = (
    *("kpi", "period_start", "unit", "channel", "numerator", "denominator", "value"),
    *("lower", "upper", "people", "hidden"),
)
"""The columns of a measured frame."""

ADDED = frozenset("ARID")
"""Additivity classes whose parts add up, so that one could be worked out from the others."""

Extent = Literal["all", "periods", "whole"]
"""Which rows are measured: those of periods, those of the whole stretch, or both."""

FIGURES = ("numerator", "denominator", "lower", "upper", "people")
"""What a statement gives for each level; the last three only where the KPI has them."""


class Readable(Protocol):
    """What answers questions over rollups: the lake as it is, or as it would be."""

    def read(
        self,
        sql: str,
        parameters: Mapping[str, Value] | None = None,
        *,
        whole_months: bool = False,
    ) -> pa.Table:
        """The answer to a question, which may ask for whole months only."""


def measure(
    kpis: Sequence[KPI], warehouse: Readable, scope: Scope, extent: Extent = "all"
) -> pd.DataFrame:
    """Measure KPIs at every level at once, so that no total is an average of averages.

    A unit's figure includes its sub-units. A scope's unit or channel keeps the rows of that unit
    or channel alone; a KPI that is not told apart by channel has none of a channel. An extent keeps
    the rows of periods, or of the whole stretch, alone: each costs about half of both.

    Returns:
        One row per KPI, period, unit and channel, and one per total over any of them:
        kpi: the KPI's number
        period_start: first day of the period; NaT for the whole scope
        unit, channel: None for the total over them
        numerator, denominator: what was divided; the denominator is NaN where nothing is
        value: NaN where the denominator is zero or smaller than `kpi.needs`, and where only a
            range is known
        lower, upper: the 95 % interval of the value, or of class U the range that it is known to
            lie in; NaN for KPIs that have neither
        people: how many different people the figure rests on; NaN where it rests on none, or on
            nobody counted
        hidden: why nothing of it is shown, where that is so; else ""

    Raises:
        BadScope: A KPI was asked for shorter periods than it can be measured for.
        QueryError: A statement does what the class of its KPI forbids.
    """
    for kpi in kpis:
        if not kpi.measurable_by(scope.period):
            period, finest = (everywhere(f"scope.{one}") for one in (scope.period, kpi.finest))
            raise BadScope("short_period", kpi=kpi.title, period=period, finest=finest)
        classes.hold(kpi)
    parts: dict[str, pd.DataFrame] = {}
    for family in families(kpis):
        parts |= _measured(family, warehouse, scope, extent)
    found = [parts[kpi.id] for kpi in kpis]
    return pd.concat(found, ignore_index=True) if found else pd.DataFrame(columns=COLUMNS)


ALIKE = re.compile(
    r"(select\n    date_trunc\(\$period, day\)::date as period_start,\n    unit,\n"
    r"    (?:null::varchar as )?channel,\n)(.*?)\n(from .*)",
    re.DOTALL,
)
"""A statement that groups one rollup by period, unit and channel: its head, figures and tail."""


def families(kpis: Iterable[KPI]) -> list[list[KPI]]:
    """KPIs put together that differ in their figures alone, so that one look answers them all."""
    found: dict[tuple[str, ...], list[KPI]] = {}
    for kpi in kpis:
        alike = None if kpi.of_people else ALIKE.fullmatch(kpi.sql)
        found.setdefault(alike.group(1, 3) if alike else (kpi.id,), []).append(kpi)
    return list(found.values())


@cache
def beside(kpi: str) -> tuple[str, ...]:
    """The numbers of the KPIs that are asked for together with one, since they stand beside it."""
    headline = [[one.id for one in family] for family in families(map(find, HEADLINE))]
    return next((tuple(family) for family in headline if kpi in family), (kpi,))


PERIOD = re.compile(r"date_trunc\(\$period, [\w.]+\)::date as period_start\b")
LEVELS = re.compile(r"\bcube \(period_start(?:, )?")
"""Where a statement finds the period of a row, and where it groups by it and by none."""


def is_parted(kpi: KPI) -> bool:
    """Whether rows of periods, and those of the whole stretch, can be measured without the others.

    What is too small to show depends on both. Other statements count rows in periods of their own,
    such as those that something was open in.
    """
    return not kpi.of_people and _is_plain(kpi.sql)


@cache
def _is_plain(sql: str) -> bool:
    """Whether a statement asks for periods only where it groups by them and by none."""
    return len(PERIOD.findall(sql)) == sql.count("$period") == len(LEVELS.findall(sql))


def _parted(sql: str, extent: Extent) -> str:
    """A statement that groups by periods alone, or by one that all rows are in."""
    sql = LEVELS.sub("period_start, cube (", sql).replace(", cube ()", "")
    return PERIOD.sub("null::date as period_start", sql) if extent == "whole" else sql


def _measured(
    family: Sequence[KPI], warehouse: Readable, scope: Scope, extent: Extent
) -> dict[str, pd.DataFrame]:
    """The rows of KPIs of one family, by their numbers."""
    is_asked = extent != "all" and is_parted(family[0])
    found = _asked(family, warehouse, scope, extent if is_asked else "all")
    if extent == "all" or is_asked:
        return found
    is_whole = extent == "whole"
    return {kpi: rows[rows["period_start"].isna() == is_whole] for kpi, rows in found.items()}


def _asked(
    family: Sequence[KPI], warehouse: Readable, scope: Scope, extent: Extent
) -> dict[str, pd.DataFrame]:
    """The same of statements that can be asked for an extent, or for all rows."""
    parameters: dict[str, Value] = {"since": scope.since, "until": scope.until}
    if extent != "whole":
        parameters["period"] = scope.period
    places = (("unit", scope.unit), ("channel", scope.channel))
    picked = {column: value for column, value in places if value is not None}
    if family[0].of_people:  # What is too small to show depends on its neighbours.
        (kpi,) = family
        table = warehouse.read(kpi.sql, parameters, whole_months=scope.is_whole_months)
        whole = _hidden(_frame(_places(table), table, kpi), kpi, warehouse)
        for column, value in picked.items():
            whole = whole[whole[column] == value]
        return {kpi.id: whole}
    where = " and ".join(["true", *(f"{column} = ${column}_picked" for column in picked)])
    parameters |= {f"{column}_picked": value for column, value in picked.items()}
    statement = _statement(family)
    if extent != "all":
        statement = _parted(statement, extent)
    table = warehouse.read(
        f"select * from ({statement}) where {where}",
        parameters,
        whole_months=scope.is_whole_months,
    )
    rows = _places(table)
    return {kpi.id: _frame(rows, table, kpi, f"_{at}") for at, kpi in enumerate(family)}


def _hidden(measured: pd.DataFrame, kpi: KPI, warehouse: Readable) -> pd.DataFrame:
    """The same without what rests on too few people, or would give that away."""
    smallest = suppression.smallest_group()
    adds = kpi.additivity in ADDED
    hidden = suppression.reasons(measured, parents(warehouse), smallest, adds=adds)
    shown = {name: measured[name].where(hidden == "") for name in ("value", *FIGURES)}
    return measured.assign(**shown, hidden=hidden)


def parents(warehouse: Readable) -> dict[str, str | None]:
    """The unit right above each; those at the top are left out."""
    table = warehouse.read(
        "with placed as (select unit, count(ancestor) as depth from unit_path group by unit)"
        " select unit_path.unit, max_by(ancestor, depth) as parent from unit_path"
        " join placed on unit_path.ancestor = placed.unit"
        " where unit_path.unit <> ancestor group by unit_path.unit"
    )
    return {row["unit"]: row["parent"] for row in table.to_pylist()}


def _statement(family: Sequence[KPI]) -> str:
    """One statement for a family, in which each figure bears its KPI's place."""
    alike = [ALIKE.fullmatch(kpi.sql) for kpi in family]
    if not alike[0]:
        return family[0].sql
    figures = [
        re.sub(rf"\bas ({'|'.join(FIGURES)})\b", rf"as \1_{at}", one[2])
        for at, one in enumerate(alike)
        if one
    ]
    return "\n".join([alike[0][1], *figures, alike[0][3]])


def _places(table: pa.Table) -> dict[str, pd.Series]:
    """The period, unit and channel of each row."""
    starts = table["period_start"].to_numpy().astype("datetime64[s]")
    places = {"period_start": pd.Series(starts)}
    for name in ("unit", "channel"):
        told = table[name].combine_chunks().dictionary_encode()
        # Each name stands once in memory, however many rows have it; the last one is null's.
        each = np.array([*told.dictionary.to_pylist(), None], dtype=object)
        at = told.indices.fill_null(len(each) - 1).to_numpy()
        places[name] = pd.Series(each[at], dtype=object)
    return places


def _frame(
    places: Mapping[str, pd.Series], table: pa.Table, kpi: KPI, suffix: str = ""
) -> pd.DataFrame:
    """What a KPI's statement gives, with its value."""
    given = {name.removesuffix(suffix): name for name in table.column_names}
    figures: dict[str, Any] = dict.fromkeys(FIGURES, math.nan)
    for name in given.keys() & figures.keys():
        figures[name] = table[given[name]].cast(pa.float64()).to_numpy()
    value = _values(figures["numerator"], figures["denominator"], kpi)
    cells = {"kpi": kpi.id, **places, **figures, "value": value, "hidden": ""}
    return pd.DataFrame(
        {name: cells[name] for name in COLUMNS}, index=pd.RangeIndex(table.num_rows)
    )


def _values(numerator: np.ndarray, denominator: np.ndarray, kpi: KPI) -> np.ndarray:
    if kpi.additivity not in DIVIDED:
        return numerator
    is_enough = (denominator > 0) & (denominator >= kpi.needs)
    value = np.full_like(numerator, math.nan)
    np.divide(numerator, denominator, out=value, where=is_enough)
    if kpi.additivity == "U":
        return np.where(np.isnan(denominator), numerator, value)
    return value


def _numbered(names: "pd.Series[str]") -> tuple[np.ndarray, np.ndarray]:
    """The place of each name among all of them in order, "" for none; and all of them."""
    at, every = pd.factorize(names, sort=True)
    return at + 1, np.array(["", *every], dtype=object)


class Places(Mapping[tuple[str, str], pd.DataFrame]):
    """The rows of one KPI by unit and channel, "" meaning all, each in the order of time.

    A page looks at a few of hundreds of places: rows are picked when they are asked for.
    """

    def __init__(self, measured: pd.DataFrame) -> None:
        """Put the rows of each place beside each other."""
        unit, units = _numbered(measured["unit"])
        channel, channels = _numbered(measured["channel"])
        order = np.lexsort((measured["period_start"].to_numpy(), channel, unit))
        unit, channel = unit[order], channel[order]
        self._rows = measured.take(order).reset_index(drop=True)
        self._rows["unit"] = pd.Series(units[unit], dtype=object)
        self._rows["channel"] = pd.Series(channels[channel], dtype=object)
        place = unit * len(channels) + channel
        starts = np.flatnonzero(np.diff(place, prepend=-1))
        ends = [*starts[1:].tolist(), len(place)]
        names = zip(units[unit[starts]], channels[channel[starts]], strict=True)
        self._spans = dict(zip(names, zip(starts.tolist(), ends, strict=False), strict=True))

    @property
    def rows(self) -> pd.DataFrame:
        """The rows of all places, one place after the other, with "" for all."""
        return self._rows

    def __getitem__(self, place: tuple[str, str]) -> pd.DataFrame:
        """The rows of a place."""
        start, end = self._spans[place]
        return self._rows.iloc[start:end]

    def last(self, place: tuple[str, str]) -> dict[str, Any]:
        """The last row of a place; nothing where it has none."""
        _, end = self._spans.get(place, (0, 0))
        return {name: cells[end - 1] for name, cells in self._cells.items()} if end else {}

    @cached_property
    def _cells(self) -> dict[str, list[Any]]:
        """The cells of each column: one by one they are found far sooner than in a frame."""
        return {str(name): self._rows[name].tolist() for name in self._rows}

    def __iter__(self) -> Iterator[tuple[str, str]]:
        """Every place with rows."""
        return iter(self._spans)

    def __len__(self) -> int:
        """How many places have rows."""
        return len(self._spans)


Place = tuple[date | None, str, str]
"""A period's first day, a unit and a channel: None and "" mean all."""


def coverage(kpi: KPI, warehouse: Readable, scope: Scope) -> dict[Place, float]:
    """Which share of posts, messages or mentions a KPI's figures rest on.

    Returns:
        For each place a share from 0 to 1; nothing for a KPI that always rests on all of them.
    """
    if kpi.covers is None:
        return {}
    known, everything, rollup = kpi.covers
    table = warehouse.read(
        f"select date_trunc($period, day)::date as period_start, unit, channel,"
        f" (sum({known}) / nullif(sum({everything}), 0))::double as share from {rollup}"
        " where day >= $since and day < $until group by unit, cube (period_start, channel)",
        {"since": scope.since, "until": scope.until, "period": scope.period},
        whole_months=scope.is_whole_months,
    )
    columns = (table[name].to_pylist() for name in ("period_start", "unit", "channel", "share"))
    return {
        (start, unit or "", channel or ""): share
        for start, unit, channel, share in zip(*columns, strict=True)
    }
