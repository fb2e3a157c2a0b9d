"""Which figures rest on too few people to be shown, and which others would give those away.

A figure of one to four people says something of each of them. It is hidden, and so is what it could
be worked out from: along every line of cells that add up to a total (the units below one with its
own rest, the channels, the periods) a single gap is the total less the others. So no line is left
with just one cell unknown, nor with hidden parts that together are too few people again.

The cells are chosen greedily: of a line the part that leaves fewest other lines in need of one,
and of those the smallest. It is the usual way (Hundepool et al., Statistical Disclosure Control,
2012, chapter 4); the fewest cells that would do are too long to search for.
"""

import os
from collections.abc import Mapping
from dataclasses import dataclass, replace

import numpy as np
import numpy.typing as npt
import pandas as pd

from dashboard.errors import BadScope

SMALLEST = 5
"""The smallest group whose figures are shown, where the environment names no other."""

VARIABLE = "SADA_SMALLEST_GROUP"

NEAR = 1e-9
"""How far sums may be apart, as a share, and be the same."""

Flags = npt.NDArray[np.bool_]
Numbers = npt.NDArray[np.float64]
Places = npt.NDArray[np.int64]


def smallest_group() -> int:
    """The smallest group of people whose figures are shown: SADA_SMALLEST_GROUP, or five.

    Raises:
        BadScope: The environment names something that is no whole number from 1.
    """
    said = os.environ.get(VARIABLE, "") or str(SMALLEST)
    if not said.isdecimal() or int(said) < 1:
        raise BadScope("smallest_group", said=said, variable=VARIABLE)
    return int(said)


@dataclass(frozen=True)
class _Line:
    """The cells of a cube along one dimension: each part with the cell that is its total.

    Attributes:
        total: The cell that is each one's total; -1 for what is no part.
        rest: Of each cell as a total, how many people it has beside its parts.
        has_rest: Whether it has anything beside them.
        adds: Whether it has parts, and they add up to it: else they tell nothing of each other.
    """

    total: Places
    rest: Numbers
    has_rest: Flags
    adds: Flags

    @property
    def parts(self) -> Places:
        """The cells that are parts."""
        return np.flatnonzero(self.total >= 0)

    def summed(self, numbers: Numbers | Flags) -> Numbers:
        """What the parts of each total have together."""
        parts = self.parts
        weights = numbers[parts].astype(float)
        return np.bincount(self.total[parts], weights, len(numbers)).astype(float)


@dataclass(frozen=True)
class _State:
    """How much is unknown along one dimension, by total.

    Attributes:
        unknown: Cells that a reader does not know, the rest among them.
        missing: The people in these.
        is_open: Whether something hidden could be worked out.
    """

    unknown: Numbers
    missing: Numbers
    is_open: Flags


def reasons(
    cells: pd.DataFrame, parents: Mapping[str, str | None], smallest: int, *, adds: bool
) -> npt.NDArray[np.object_]:
    """Why cells of one KPI are not shown: few, complement, or nothing where they are.

    Args:
        cells: period_start, unit and channel, null for all, with numerator, denominator, people.
        parents: The unit above each; None at the top.
        smallest: The smallest group that is shown.
        adds: Whether numerators and denominators add up, so that one could be worked out.
    """
    people = cells["people"].fillna(0).to_numpy(dtype=float)
    few = (people > 0) & (people < smallest)
    found = np.where(few, "few", "").astype(object)
    if adds and smallest > 1:
        hidden = _completed(few, people, _lines(cells, parents, people), smallest)
        found[hidden & ~few] = "complement"
    return found


def _lines(cells: pd.DataFrame, parents: Mapping[str, str | None], people: Numbers) -> list[_Line]:
    """The three dimensions: periods of a stretch, units below a unit, channels of a unit."""
    (periods, _), (units, codes), (channels, kinds) = (
        pd.factorize(cells[name]) for name in ("period_start", "unit", "channel")
    )
    place = {code: at for at, code in enumerate(codes)}
    above = np.array([place.get(parents.get(code), -1) for code in codes] + [-1])

    def key(period: Places, unit: Places, channel: Places) -> Places:
        """One number for each place in the cube."""
        return ((period + 1) * (len(codes) + 1) + unit + 1) * (len(kinds) + 1) + channel + 1

    known = pd.Index(key(periods, units, channels))
    all_of_it = np.full(len(cells), -1)
    totals = (
        (periods, key(all_of_it, units, channels)),
        (units, key(periods, above[units], channels)),
        (channels, key(periods, units, all_of_it)),
    )
    amounts = cells[["numerator", "denominator"]].fillna(0).to_numpy(dtype=float)
    return [
        _along(
            np.where((member >= 0) & (people > 0), known.get_indexer(pd.Index(total)), -1),
            people,
            amounts,
            has_own=member is units,
        )
        for member, total in totals
    ]


def _along(total: Places, people: Numbers, amounts: Numbers, *, has_own: bool) -> _Line:
    nobody = np.zeros(len(people))
    line = _Line(total, nobody, nobody > 0, nobody > 0)
    has_parts = line.summed(nobody + 1) > 0
    left = amounts - np.stack([line.summed(column) for column in amounts.T], axis=1)
    is_spent = np.abs(left) <= NEAR * np.maximum(1, np.abs(amounts))
    if not has_own:
        # A figure that is zero everywhere gives nothing away.
        return replace(line, adds=has_parts & (is_spent & (amounts != 0)).any(axis=1))
    # A unit may have figures of its own beside those of the units below it.
    rest = np.maximum(people - line.summed(people), 0)
    # Where it is nothing in either sum, that sum gives away what else is missing from it.
    has_rest = has_parts & ~(is_spent & (amounts != 0)).any(axis=1) & (rest > 0)
    return _Line(total, np.where(has_parts, rest, 0), has_rest, has_parts)


def _completed(few: Flags, people: Numbers, lines: list[_Line], smallest: int) -> Flags:
    """What is to be hidden, so that nothing hidden can be worked out along a line."""
    hidden = few.copy()
    before = -1
    while hidden.sum() != before:
        before = int(hidden.sum())
        for at in range(len(lines)):
            _close(hidden, people, lines, at, smallest)
    _relent(hidden, few, people, lines, smallest)
    return hidden


def _state(line: _Line, hidden: Flags, people: Numbers, smallest: int) -> _State:
    unknown = line.summed(hidden) + line.has_rest
    missing = line.summed(np.where(hidden, people, 0)) + line.rest
    is_open = np.where(hidden, unknown == 0, _gives_away(unknown, missing, line.has_rest, smallest))
    return _State(unknown, missing, is_open & line.adds)


def _gives_away(unknown: Numbers, missing: Numbers, has_rest: Flags, smallest: int) -> Flags:
    """Whether a total that is shown gives away what is missing from it."""
    is_single = (unknown == 1) & ~has_rest
    is_few = (missing > 0) & (missing < smallest)
    return np.asarray(is_single | is_few)


def _close(hidden: Flags, people: Numbers, lines: list[_Line], at: int, smallest: int) -> None:
    """Hide one more part of each line along a dimension that gives something away."""
    states = [_state(line, hidden, people, smallest) for line in lines]
    line, is_open = lines[at], states[at].is_open
    free = np.flatnonzero((line.total >= 0) & ~hidden)
    free = free[is_open[line.total[free]]]
    cost = np.zeros(len(hidden))
    for other, (along, state) in enumerate(zip(lines, states, strict=True)):
        opens = along.adds & (state.unknown == 0)  # … for its total or for one part of it
        cost[free] += opens[free].astype(float) - state.is_open[free]
        if other != at:
            of = along.total[free]
            would = (opens & ~hidden)[of].astype(float) - state.is_open[of]
            cost[free] += np.where(of >= 0, would, 0)
    ordered = free[np.lexsort((people[free], cost[free], line.total[free]))]
    totals, first = np.unique(line.total[ordered], return_index=True)
    hidden[ordered[first]] = True
    is_open[totals] = False
    hidden[is_open] = True  # The only part is the total itself.


def _relent(hidden: Flags, few: Flags, people: Numbers, lines: list[_Line], smallest: int) -> None:
    """Show again what later choices made needless to hide: totals first, then the largest."""
    height = np.sum([line.adds for line in lines], axis=0)
    rank = np.empty(len(hidden))
    rank[np.lexsort((people, height))] = np.arange(len(hidden))
    while True:
        needless = hidden & ~few
        for line in lines:
            state = _state(line, hidden, people, smallest)
            given = _gives_away(state.unknown, state.missing, line.has_rest, smallest)
            needless &= ~(given & line.adds)
            of = line.total
            fewer = state.unknown[of] - 1
            without = _gives_away(fewer, state.missing[of] - people, line.has_rest[of], smallest)
            opened = np.where(hidden[of], fewer == 0, without) & line.adds[of]
            needless &= ~(opened & (of >= 0))
        if not needless.any():
            return
        hidden[_apart(needless, rank, lines)] = False


def _apart(wanted: Flags, rank: Numbers, lines: list[_Line]) -> Flags:
    """Of some cells those that share no line with one of a higher rank."""
    ranked = np.where(wanted, rank, -1.0)
    chosen = wanted.copy()
    for line in lines:
        best = ranked.copy()
        parts = line.parts
        np.maximum.at(best, line.total[parts], ranked[parts])
        chosen &= (ranked == best) & ((line.total < 0) | (ranked == best[line.total]))
    return chosen
