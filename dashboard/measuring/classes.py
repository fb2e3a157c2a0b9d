"""What the additivity class of a KPI allows, and what is refused.

A  additive   counts, cost, hours: sums over anything
S  stock      followers, backlog: over time the last, never a sum
R  ratio      sum / sum, never an average of ratios
U  unique     different people: told anew at each level, or as a range
M  quantile   found anew from the single cases
I  score      points / answers
D  derived    worked out from sums at each level
"""

from functools import cache
from typing import Any

from dashboard.errors import QueryError
from dashboard.measuring.catalogue import KPI, catalogue
from dashboard.measuring.derivation import Columns, Made, columns


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
