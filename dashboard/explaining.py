"""What changed in a KPI between two stretches: which units, channels or topics it comes from.

Parts must make up the total, each counted once: the units below the one looked at, each with all
of its own sub-units, and what the unit has beside them.
"""

import math
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Any, Literal

import numpy as np
import pandas as pd

from dashboard.errors import BadScope
from dashboard.kpis import KPI
from dashboard.scope import Scope
from dashboard.statistics import change
from dashboard.warehouse import Unit

By = Literal["unit", "channel", "topic"]

RATES = frozenset("RI")
VOLUMES = frozenset("AS")

ITSELF, OTHERS = "itself", "others"
"""The parts that have no code: what a unit has beside its sub-units, and small parts together."""

UNTOLD = "Unassigned"
"""The topic of what nobody gave one."""

SAME = 1e-9
"""How far sums may be apart, as a share, and be the same."""


@dataclass(frozen=True)
class Cell:
    """A figure of one stretch: what is divided, and whether it may be shown."""

    numerator: float = 0.0
    denominator: float = 0.0
    is_hidden: bool = False

    def plus(self, other: "Cell", sign: int = 1) -> "Cell":
        """The sum, or with sign -1 the difference."""
        return Cell(
            self.numerator + sign * other.numerator, self.denominator + sign * other.denominator
        )


@dataclass(frozen=True)
class Part:
    """What one part adds to the difference.

    Attributes:
        code: A unit's, a channel's or a topic's code; or itself, or others.
        kind: part, itself or others.
        before, after: The part's figure in each stretch.
        rate, mix: What its own move adds, and what its weight's move adds.
    """

    code: str
    kind: str
    before: Cell
    after: Cell
    rate: float = 0.0
    mix: float = 0.0

    @property
    def effect(self) -> float:
        """All it adds."""
        return self.rate + self.mix


@dataclass(frozen=True)
class Explained:
    """The difference of a KPI, taken apart.

    Attributes:
        before, after: Its value in each stretch.
        is_rate: Whether effects are split into rate and mix.
        parts: What each part adds, the largest first; they sum to the difference.
    """

    before: float
    after: float
    is_rate: bool
    parts: tuple[Part, ...]

    @property
    def difference(self) -> float:
        """How far the total moved."""
        return self.after - self.before


Cells = Mapping[tuple[str, str], Cell]


def cells(measured: pd.DataFrame) -> Cells:
    """The figures over the whole stretch, of rows as `kpis.measure` gives them."""
    whole = measured[measured["period_start"].isna()]
    found = {}
    for row in whole.to_dict("records"):
        hidden = row.get("hidden")
        is_hidden = (isinstance(hidden, str) and hidden != "") or math.isnan(row["numerator"])
        cell = Cell(row["numerator"], np.nan_to_num(row["denominator"]), is_hidden)
        found[_code(row["unit"]), _code(row["channel"])] = cell
    return found


def by_topic(measured: pd.DataFrame, scope: Scope) -> Cells:
    """The figures of topics, in place of channels, of rows as `topical.measured` gives them."""
    return {
        (scope.unit or "", _code(row["topic"])): Cell(
            row["numerator"], np.nan_to_num(row["denominator"]), math.isnan(row["numerator"])
        )
        for row in measured.to_dict("records")
    }


def _code(value: object) -> str:
    return value if isinstance(value, str) else ""


def explain(
    kpi: KPI, before: Cells, after: Cells, units: Sequence[Unit], scope: Scope, by: By
) -> Explained:
    """Take the difference of a KPI between two stretches apart.

    Raises:
        BadScope: It cannot be: the KPI's parts do not add up, or there is no figure or no part.
    """
    if kpi.additivity not in RATES | VOLUMES:
        raise BadScope("not_taken_apart", kpi=kpi.title)
    if not kpi.by_channel and (scope.channel or by == "channel"):
        raise BadScope("not_by_channel", kpi=kpi.title)
    if by == "topic":  # figures of the one channel that is looked at, topics in place of channels
        scope = replace(scope, channel=None)
    is_rate = kpi.additivity in RATES
    place = (scope.unit or "", scope.channel or "")
    totals = before.get(place, Cell()), after.get(place, Cell())
    if any(_is_missing(total, kpi) for total in totals):
        raise BadScope("no_two_figures", kpi=kpi.title)
    places = _places(before, after, units, scope, by)
    if by == "topic" and not places.keys() - {UNTOLD}:
        raise BadScope("no_topics", kpi=kpi.title)
    found = [
        Part(code, "part", before.get(at, Cell()), after.get(at, Cell()))
        for code, at in places.items()
    ]
    parts = _effects(_complete(kpi, found, totals, by), is_rate=is_rate)
    if not parts:
        raise BadScope("no_parts", kpi=kpi.title)
    ordered = sorted(parts, key=lambda part: (part.kind == OTHERS, -abs(part.effect)))
    first, last = (_value(total, is_rate=is_rate) for total in totals)
    return Explained(first, last, is_rate, tuple(ordered))


def _is_missing(total: Cell, kpi: KPI) -> bool:
    few = kpi.additivity in RATES and not total.denominator >= max(kpi.needs, SAME)
    return total == Cell() or total.is_hidden or few


def _value(cell: Cell, *, is_rate: bool) -> float:
    return cell.numerator / cell.denominator if is_rate else cell.numerator


def _places(
    before: Cells, after: Cells, units: Sequence[Unit], scope: Scope, by: By
) -> dict[str, tuple[str, str]]:
    """Where the figure of each part stands, by its code."""
    unit, channel = scope.unit or "", scope.channel or ""
    if by != "unit":
        named = {at[1] for at in (*before, *after) if at[0] == unit and at[1]}
        return {code: (unit, code) for code in sorted(named) if channel in ("", code)}
    below = [one.unit for one in units if one.parent == scope.unit]
    listed = [one.unit for one in units if one.parent is None and one.is_listed]
    if scope.unit is None and len(listed) == 1:  # one roof over all: what stands below it
        below = [code for code in below if code != listed[0]]
        below += [one.unit for one in units if one.parent == listed[0]]
    return {code: (code, channel) for code in below}


def _complete(kpi: KPI, found: list[Part], totals: tuple[Cell, Cell], by: By) -> list[Part]:
    """The parts that may be shown, and the rest, such that they make up the totals."""
    quiet = [part for part in found if _is_quiet(part, kpi)]
    shown = [part for part in found if part not in quiet and not _is_empty(part)]
    rest = _rest(shown, totals)
    is_open = not any(cell.is_hidden for part in found for cell in (part.before, part.after))
    is_short = by != "unit" and is_open and not _is_empty(_rest(found, totals))
    if is_short or _is_wrong(rest, totals, shown):
        raise BadScope("parts_do_not_add_up", kpi=kpi.title)
    if not shown:
        return []
    if not quiet and _is_empty(rest):
        return shown
    if not quiet and not _is_quiet(rest, kpi):
        return [*shown, replace(rest, code=ITSELF, kind=ITSELF)]
    # Two at least go together: one alone could be worked out.
    smallest = min(shown, key=lambda part: _size(part.before) + _size(part.after))
    left = [part for part in shown if part is not smallest]
    return [*left, replace(_rest(left, totals), code=OTHERS, kind=OTHERS)] if left else []


def _size(cell: Cell) -> float:
    return cell.denominator or abs(cell.numerator)


def _is_quiet(part: Part, kpi: KPI) -> bool:
    """Whether a part is hidden, or too small for a rate, in either stretch."""
    both = (part.before, part.after)
    few = kpi.additivity in RATES and any(0 < cell.denominator < kpi.needs for cell in both)
    return few or any(cell.is_hidden for cell in both)


def _rest(shown: Sequence[Part], totals: tuple[Cell, Cell]) -> Part:
    """What the totals have beside some parts."""
    before, after = totals
    for part in shown:
        before, after = before.plus(part.before, -1), after.plus(part.after, -1)
    return Part("", "", _cleaned(before, totals[0]), _cleaned(after, totals[1]))


def _cleaned(cell: Cell, total: Cell) -> Cell:
    """Without what only rounding left over."""
    near = SAME * max(abs(total.numerator), abs(total.denominator))
    numerator = 0.0 if abs(cell.numerator) <= near else cell.numerator
    return Cell(numerator, 0.0 if abs(cell.denominator) <= near else cell.denominator)


def _is_empty(part: Part) -> bool:
    return part.before == Cell() and part.after == Cell()


def _is_wrong(rest: Part, totals: tuple[Cell, Cell], shown: Sequence[Part]) -> bool:
    """Whether parts hold more than the total: they then count something twice."""
    counted = [cell.numerator for part in shown for cell in (part.before, part.after)]
    is_signed = any(figure < 0 for figure in (*counted, *(total.numerator for total in totals)))
    for cell, total in zip((rest.before, rest.after), totals, strict=True):
        if cell.denominator < 0 or (cell.numerator < 0 and not is_signed):
            return True
        if total.denominator and not cell.denominator and cell.numerator:
            return True
    return False


def _effects(parts: Sequence[Part], *, is_rate: bool) -> list[Part]:
    sides = [
        (
            np.array([getattr(part, side).numerator for part in parts]),
            np.array([getattr(part, side).denominator for part in parts]),
        )
        for side in ("before", "after")
    ]
    if not parts:
        return []
    found = change.of_rate(*sides) if is_rate else change.of_volume(sides[0][0], sides[1][0])
    return [
        replace(part, rate=float(rate), mix=float(mix))
        for part, rate, mix in zip(parts, found.rate, found.mix, strict=True)
    ]


POINT = 4
"""Decimals of a share that is written with two decimals of percentage points."""


EXACT = 12
"""Decimals that leave every figure as it is written."""


def split(found: Explained, decimals: int) -> tuple[float, float]:
    """The effects of rate and of mix, rounded so that they sum to the rounded difference.

    The larger gives way: nobody should read that 0.36 and 0.00 are 0.35.
    """
    rate, mix = (sum(getattr(part, one) for part in found.parts) for one in ("rate", "mix"))
    whole = round(found.difference, decimals)
    if abs(rate) >= abs(mix):
        return round(whole - round(mix, decimals), decimals), round(mix, decimals)
    return round(rate, decimals), round(whole - round(rate, decimals), decimals)


def plain(found: Explained) -> dict[str, Any]:
    """The answer as JSON has it: sums of effects are the difference."""
    return {
        "before": found.before,
        "after": found.after,
        "difference": found.difference,
        "rate_effect": sum(part.rate for part in found.parts) if found.is_rate else None,
        "mix_effect": sum(part.mix for part in found.parts) if found.is_rate else None,
        "parts": [_plain(part, is_rate=found.is_rate) for part in found.parts],
    }


def _plain(part: Part, *, is_rate: bool) -> dict[str, Any]:
    sides = {
        side: {"numerator": cell.numerator, "denominator": cell.denominator if is_rate else None}
        for side, cell in (("before", part.before), ("after", part.after))
    }
    split = {"rate_effect": part.rate, "mix_effect": part.mix} if is_rate else {}
    return {"part": part.code, "kind": part.kind, **sides, **split, "effect": part.effect}
