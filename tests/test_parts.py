"""Totals and their parts, for any tree of units and any posts."""

import math
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import date
from itertools import product
from pathlib import Path
from tempfile import TemporaryDirectory

import pandas as pd
import pyarrow as pa
import pytest
from hypothesis import HealthCheck, Phase, given, settings
from hypothesis import strategies as st

from dashboard import kpis
from dashboard.kpis import KPI
from dashboard.scope import Scope
from dashboard.warehouse import Part, Warehouse

UNITS = ("a", "b", "c", "d")
STRANGER = "e"
"""A unit that posts name and the tree does not know."""

CHANNELS = ("x", "facebook")
MONTHS = ("2026-01-01", "2026-02-01", "2026-03-01")
DAYS = (date(2026, 1, 1), date(2026, 1, 31), date(2026, 2, 1), date(2026, 3, 31))
SCOPE = Scope(date(2026, 1, 1), date(2026, 4, 1), "month")
MEASURED = ("C04", "C05", "C06", "C11", "P01", "W01", "W02", "W04")
NAMES = ("impressions", "reactions", "comments", "shares", "link_clicks")

Post = dict[str, object]
Figures = tuple[float, float]
Level = tuple[str, str, str]


@dataclass(frozen=True)
class World:
    """A tree of units and their posts.

    Attributes:
        parents: The unit above each; None at the top.
        posts: The columns of each post.
    """

    parents: dict[str, str | None]
    posts: list[Post]


@st.composite
def worlds(draw: st.DrawFn) -> World:
    """Any tree of four units, and posts of theirs and of a stranger."""
    figure = st.one_of(st.none(), st.integers(0, 2000))
    parents = {unit: draw(st.sampled_from([None, *UNITS[:at]])) for at, unit in enumerate(UNITS)}
    posts: list[Post] = [
        {
            "post_id": str(number),
            "account": "-",
            "account_name": "-",
            "unit": draw(st.sampled_from([*UNITS, STRANGER])),
            "channel": draw(st.sampled_from(CHANNELS)),
            "published_on": draw(st.sampled_from(DAYS)),
            **{name: draw(figure) for name in NAMES},
        }
        for number in range(draw(st.integers(4, 12)))
    ]
    return World(parents, posts)


def measured(world: World) -> dict[str, dict[Level, Figures]]:
    """Numerator and denominator of each KPI by period, unit and channel, "" for all of them."""
    units: list[Post] = [
        {"unit": unit, "parent": parent, "name": unit, "name_ar": unit}
        for unit, parent in world.parents.items()
    ]
    with TemporaryDirectory() as place:
        warehouse = Warehouse(Path(place) / "lake")
        held = [Part("unit", _numbered(units)), Part("post", _numbered(world.posts))]
        warehouse.commit(held, "A test", "A world", {})
        warehouse.refresh()
        frame = kpis.measure([kpis.find(kpi) for kpi in MEASURED], warehouse, SCOPE)
        warehouse.close()
    return {str(kpi): _by_level(rows) for kpi, rows in frame.groupby("kpi")}


def _numbered(rows: list[Post]) -> pa.Table:
    """Rows with the lines that they stand on."""
    return pa.Table.from_pylist([{**row, "_row": line} for line, row in enumerate(rows, start=2)])


def _by_level(rows: pd.DataFrame) -> dict[Level, Figures]:
    found = {}
    for row in rows.to_dict("records"):
        start = "" if pd.isna(row["period_start"]) else row["period_start"].date().isoformat()
        level = (start, row["unit"] or "", row["channel"] or "")
        found[level] = (_or_nought(row["numerator"]), _or_nought(row["denominator"]))
    return found


def _or_nought(figure: float) -> float:
    return 0.0 if math.isnan(figure) else figure


def divided(world: World, level: Level) -> Iterator[list[Level]]:
    """The parts of a level: its channels, its months, and of all units those at the top."""
    start, unit, channel = level
    if not channel:
        yield [(start, unit, one) for one in CHANNELS]
    if not start:
        yield [(month, unit, channel) for month in MONTHS]
    if not unit:
        tops = [one for one, parent in world.parents.items() if parent is None]
        yield [(start, one, channel) for one in (*tops, STRANGER)]


def own(world: World, level: Level, figure: Callable[[Post], float]) -> float:
    """What a unit's own posts have, without those of the units below."""
    start, unit, channel = level
    return sum(
        figure(post)
        for post in world.posts
        if post["unit"] == unit
        and channel in ("", post["channel"])
        and str(post["published_on"]).startswith(start[:7])
    )


def _engagements(post: Post) -> float:
    return sum(_known(post, name) for name in NAMES[1:])


def _known(post: Post, name: str) -> float:
    figure = post[name]
    return float(figure) if isinstance(figure, int) else 0.0


ADDED: dict[str, Callable[[Post], float]] = {
    "C04": lambda post: _known(post, "impressions"),
    "C05": _engagements,
    "C11": lambda _: 1.0,
}
"""What a post adds to each KPI that adds up."""

LEVELS: list[Level] = list(product(("", *MONTHS), ("", *UNITS, STRANGER), ("", *CHANNELS)))

few_examples = settings(
    max_examples=6,
    deadline=None,
    derandomize=True,
    phases=[Phase.generate],
    suppress_health_check=[HealthCheck.too_slow],
)


@few_examples
@given(world=worlds())
def test_a_total_is_its_parts_together_and_a_ratio_lies_between_theirs(world: World) -> None:
    for kpi, figures in measured(world).items():
        for level in LEVELS:
            for parts in divided(world, level):
                found = [figures.get(part, (0.0, 0.0)) for part in parts]
                total = figures.get(level, (0.0, 0.0))
                assert total == pytest.approx(tuple(map(sum, zip(*found, strict=True)))), kpi
                ratios = [above / below for above, below in found if below]
                if ratios:
                    rate = total[0] / total[1]
                    assert min(ratios) - 1e-9 <= rate <= max(ratios) + 1e-9, kpi
        for level in LEVELS:
            if level[1] and kpi in ADDED:
                children = [one for one, parent in world.parents.items() if parent == level[1]]
                below = [figures.get((level[0], one, level[2]), (0.0, 0.0)) for one in children]
                summed = own(world, level, ADDED[kpi]) + sum(part for part, _ in below)
                assert figures.get(level, (0.0, 0.0))[0] == pytest.approx(summed), (kpi, level)


def test_the_kpis_that_add_up_are_those_of_their_class() -> None:
    adding: list[KPI] = [kpis.find(kpi) for kpi in MEASURED if kpis.find(kpi).additivity == "A"]

    assert {kpi.id for kpi in adding} == set(ADDED)
