"""What the additivity class of a KPI allows, and what is refused.

A  additive   counts, cost, hours: sums over anything
S  stock      followers, backlog: over time the last, never a sum
R  ratio      sum / sum, never an average of ratios
U  unique     different people: told anew at each level, or as a range
M  quantile   found anew from the single cases
I  score      points / answers
D  derived    worked out from sums at each level
"""

import math
from collections.abc import Iterator, Mapping
from functools import cache
from itertools import product
from typing import Any, NamedTuple

import pandas as pd

from dashboard.errors import ForbiddenTotal, QueryError
from dashboard.measuring.catalogue import KPI, catalogue
from dashboard.measuring.derivation import Columns, Made, columns

PLACE = ("period_start", "unit", "channel")

NO_TOTAL = {"U": "no_total_U", "M": "no_total_M", "D": "no_total_D", "S": "no_total_S"}
"""The sentences for classes whose cells have no total; of stocks, none over time."""

Place = tuple[object, str | None, str | None]


def hold(kpi: KPI) -> None:
    """Make sure that a statement keeps to its class and basis.

    Raises:
        QueryError: It does not; it says what the statement does instead.
    """
    wrong = broken(kpi)
    if wrong:
        raise QueryError(
            wrong,
            remedy="keep_people" if wrong.startswith("people") else "keep_class",
            query=f"kpi {kpi.name}",
            kind=kpi.additivity,
            header="people: yes",
            column="people",
        )


def checked() -> list[dict[str, Any]]:
    """Every KPI with its class, basis and levels, and whether its statement keeps to them."""
    rows = []
    for kpi in catalogue():
        said = {"said": "", "said_ar": ""}
        try:
            hold(kpi)
        except QueryError as error:
            said = {"said": error.said("en")[0], "said_ar": error.said("ar")[0]}
        levels = ["unit", "channel"] if kpi.by_channel else ["unit"]
        rows.append(
            {
                "kpi": kpi.id,
                "name": kpi.name,
                "class": kpi.additivity,
                "basis": kpi.basis,
                "levels": " × ".join([kpi.finest, *levels]),
                "keeps": not said["said"],
                **said,
            }
        )
    return rows


def broken(kpi: KPI) -> str:
    """The key of the sentence that says how a statement breaks its class; "" where it keeps it."""
    given = _made(kpi.sql, kpi.name)
    numerator, denominator = given["numerator"], given["denominator"]
    if ("people" in given) != kpi.of_people:
        return "people_unsaid" if "people" in given else "people_ungiven"
    kinds = numerator.kinds | denominator.kinds
    if "mean of ratios" in kinds or (kpi.additivity in "RI" and "sum of ratios" in kinds):
        return "averages_averages"
    if "sum of stock" in kinds:
        return "sums_stock"
    if kpi.additivity in "UM" and _adds(kpi, numerator):
        return "adds_people" if kpi.additivity == "U" else "adds_quantiles"
    if "sum of unique" in kinds and not kpi.apart:
        return "adds_people"
    if kpi.additivity in "RI" and "ratio" in kinds:
        return "ratio_inside"
    if kpi.additivity == "A" and kinds & {"ratio", "mean", "quantile", "unique"}:
        return "no_sum"
    return _basis(kpi, numerator, denominator)


@cache
def _made(sql: str, named: str) -> Columns:
    return columns(sql, named)


def _adds(kpi: KPI, numerator: Made) -> bool:
    """Whether people or medians are added; of groups that share nobody it may be."""
    if kpi.additivity == "M":
        return bool(numerator.kinds & {"summed", "mean"})
    return "summed" in numerator.kinds and not kpi.apart


def _basis(kpi: KPI, numerator: Made, denominator: Made) -> str:
    """Whether figures of a period and of posts' lives meet, or are others than the header says."""
    if len(numerator.bases | denominator.bases) > 1:
        return "mixes_bases"
    return "other_basis" if (numerator.bases | denominator.bases) - {kpi.basis} else ""


class Total(NamedTuple):
    """A total of several cells: all NaN where one of them is hidden."""

    value: float
    numerator: float
    denominator: float


def combined(kpi: KPI, cells: pd.DataFrame, parents: Mapping[str, str | None]) -> Total:
    """The total of some measured cells of a KPI, of which none is part of another.

    Args:
        kpi: The KPI.
        cells: Rows of `kpis.measure`.
        parents: The unit above each; None, or nothing, at the top.

    Raises:
        ForbiddenTotal: Such cells have no total: the class forbids it, or they overlap.
    """
    is_over_time = cells["period_start"].nunique(dropna=False) > 1
    if kpi.additivity in NO_TOTAL and (kpi.additivity != "S" or is_over_time):
        raise ForbiddenTotal(NO_TOTAL[kpi.additivity], kpi=kpi.title)
    if _overlap(cells, parents):
        raise ForbiddenTotal("parts_overlap", kpi=kpi.title)
    sides = ["numerator", "denominator"]
    is_rate = kpi.additivity in "RI"
    known = cells.dropna(subset=sides if is_rate else sides[:1])
    is_hidden = bool((cells["hidden"] != "").any())
    numerator, denominator = (
        math.nan if is_hidden else float(known[side].sum(min_count=1)) for side in sides
    )
    value = numerator
    if is_rate:
        is_enough = denominator > 0 and denominator >= kpi.needs
        value = numerator / denominator if is_enough else math.nan
    return Total(value, numerator, denominator)


def _overlap(cells: pd.DataFrame, parents: Mapping[str, str | None]) -> bool:
    """Whether a cell is another one too, or holds it: all beside one, or a unit beside its part."""
    whole = cells[list(PLACE)].astype(object).where(cells[list(PLACE)].notna(), None)
    places = set(whole.itertuples(index=False, name=None))
    return len(places) < len(whole) or any(
        above in places for place in places for above in _above(place, parents)
    )


def _above(place: Place, parents: Mapping[str, str | None]) -> Iterator[Place]:
    """Every cell that holds another one."""
    start, unit, channel = place
    units = [unit]
    while units[-1] is not None:
        units.append(parents.get(units[-1]))
    every = product({start, None}, units, {channel, None})
    return (one for one in every if one != place)
