"""Measuring KPIs, and the door to their catalogue.

Every KPI is one file in queries/kpis with columns period_start, unit, channel, numerator and
denominator, where null means all, and where it has them lower, upper and people. A page picks rows;
only this module divides.
"""

import math
from collections.abc import Mapping, Sequence
from datetime import date
from typing import Protocol

import pandas as pd
import pyarrow as pa

from dashboard.errors import BadScope
from dashboard.measuring import classes, suppression
from dashboard.measuring.catalogue import HEADLINE, KPI, Counted, catalogue, find, others
from dashboard.scope import Scope
from dashboard.warehouse import Value
from dashboard.wording import everywhere

__all__ = [
    "COLUMNS", "FIGURES", "HEADLINE", "KPI", "Counted", "Place", "Readable",
    "by_place", "catalogue", "coverage", "find", "measure", "others", "parents",
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


def measure(kpis: Sequence[KPI], warehouse: Readable, scope: Scope) -> pd.DataFrame:
    """Measure KPIs at every level at once, so that no total is an average of averages.

    A unit's figure includes its sub-units. A scope's unit or channel keeps the rows of that unit
    or channel alone; a KPI that is not told apart by channel has none of a channel.

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
    parts = []
    for kpi in kpis:
        if not kpi.measurable_by(scope.period):
            period, finest = (everywhere(f"scope.{one}") for one in (scope.period, kpi.finest))
            raise BadScope("short_period", kpi=kpi.title, period=period, finest=finest)
        classes.hold(kpi)
        parts.append(_measured(kpi, warehouse, scope))
    return pd.concat(parts, ignore_index=True) if parts else pd.DataFrame(columns=COLUMNS)


def _measured(kpi: KPI, warehouse: Readable, scope: Scope) -> pd.DataFrame:
    parameters: dict[str, Value] = {
        "period": scope.period,
        "since": scope.since,
        "until": scope.until,
    }
    places = (("unit", scope.unit), ("channel", scope.channel))
    picked = {column: value for column, value in places if value is not None}
    if kpi.of_people:  # What is too small to show depends on its neighbours.
        rows = warehouse.read(kpi.sql, parameters, whole_months=scope.is_whole_months)
        whole = _hidden(_frame(rows, kpi), kpi, warehouse)
        for column, value in picked.items():
            whole = whole[whole[column] == value]
        return whole
    where = " and ".join(["true", *(f"{column} = ${column}_picked" for column in picked)])
    parameters |= {f"{column}_picked": value for column, value in picked.items()}
    table = warehouse.read(
        f"select * from ({kpi.sql}) where {where}",
        parameters,
        whole_months=scope.is_whole_months,
    )
    return _frame(table, kpi)


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


def _frame(table: pa.Table, kpi: KPI) -> pd.DataFrame:
    """What a KPI's statement gives, with its value."""
    frame: pd.DataFrame = table.select(["period_start", "unit", "channel"]).to_pandas()
    frame.insert(0, "kpi", kpi.id)
    frame["period_start"] = pd.to_datetime(frame["period_start"]).astype("datetime64[s]")
    for name in ("unit", "channel"):
        frame[name] = frame[name].astype(object).where(frame[name].notna(), None)
    given = set(table.column_names)
    for name in FIGURES:
        frame[name] = table[name].cast(pa.float64()).to_pandas() if name in given else math.nan
    frame.insert(6, "value", _values(frame, kpi))
    frame["hidden"] = ""
    return frame


def _values(frame: pd.DataFrame, kpi: KPI) -> "pd.Series[float]":
    numerator, denominator = frame["numerator"], frame["denominator"]
    if kpi.additivity not in DIVIDED:
        return numerator
    enough = (denominator > 0) & (denominator >= kpi.needs)
    value = (numerator / denominator).where(enough)
    return value.where(denominator.notna(), numerator) if kpi.additivity == "U" else value


def by_place(measured: pd.DataFrame) -> dict[tuple[str, str], pd.DataFrame]:
    """The rows of one KPI by unit and channel, "" meaning all, each in the order of time."""
    places = measured.assign(
        unit=measured["unit"].fillna(""), channel=measured["channel"].fillna("")
    )
    ordered = places.sort_values("period_start", na_position="last")
    found = ordered.groupby(["unit", "channel"], sort=False)
    return {(str(unit), str(channel)): rows for (unit, channel), rows in found}


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
    return {
        (row["period_start"], row["unit"] or "", row["channel"] or ""): row["share"]
        for row in table.to_pylist()
    }
