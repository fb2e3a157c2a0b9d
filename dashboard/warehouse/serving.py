"""Rollups in memory, and what a page may ask of them without a query of its own."""

from dataclasses import dataclass
from datetime import UTC, date, datetime

from dashboard import queries
from dashboard.warehouse.engine import Cursor, one
from dashboard.warehouse.facts import filled


@dataclass(frozen=True)
class Unit:
    """One unit of the government.

    Attributes:
        unit: Its code.
        parent: The unit it is part of; None at the top.
        name, name_ar: What it is called.
        is_listed: Whether the tree of units knows it; else only some file names it.
        depth: How many units stand above it.
    """

    unit: str
    parent: str | None
    name: str
    name_ar: str
    is_listed: bool
    depth: int


REFERENCE = ("unit", "account", "alias", "target", "event")
"""The tables that are served from memory beside the rollups."""

NOW = "serving"
"""The schema in memory that the rollups of the lake's last version stand in."""


def refresh(cursor: Cursor, version: int) -> None:
    """Copy the rollups and the reference tables of the lake into memory."""
    cursor.execute("begin")
    cursor.execute(f"create or replace table serving.shown as select {version} as version")
    have = filled(cursor)
    rollups = [f"rollup.{query.name}" for query in queries.load("rollups")]
    for table in (*rollups, *(f"main.{name}" for name in REFERENCE)):
        rows = "" if table in have else " limit 0"
        _, _, name = table.partition(".")
        cursor.execute(f"create or replace table serving.{name} as from lake.{table}{rows}")
    serve_tree(cursor, NOW, "main")
    cursor.execute("commit")


def serve_tree(cursor: Cursor, place: str, views: str) -> None:
    """Make `unit_path`, each unit under itself, its parents and null for all, and the views.

    Args:
        cursor: The cursor.
        place: The schema in memory that the rollups stand in.
        views: The schema in memory for the views that KPIs read.
    """
    seen = " union all ".join(
        f"select unit from {place}.{query.name}" for query in queries.load("rollups")
    )
    tree = paths(f"{place}.unit", seen)
    cursor.execute(f"create or replace table {place}.unit_path as {tree}")
    cursor.execute(f"create or replace view memory.{views}.unit_path as from {place}.unit_path")
    for query in queries.load("rollups"):
        cursor.execute(
            f"create or replace view memory.{views}.{query.name} as"
            " select p.ancestor as unit, r.unit as of_unit, r.* exclude (unit)"
            f" from memory.{place}.{query.name} r"
            f" join memory.{place}.unit_path p on r.unit = p.unit"
        )


def paths(units: str, seen: str) -> str:
    """The SQL that gives each unit under itself, its parents and null for all.

    Args:
        units: The table of units.
        seen: SQL that gives the units with figures, listed or not.
    """
    return (
        "with recursive every as ("
        f" select unit, parent from {units} union all"
        f" select distinct unit, null as parent from ({seen}) s"
        f" where unit not in (select unit from {units})),"
        " up as (select unit, unit as ancestor, parent, 0 as depth from every union all"
        " select up.unit, every.unit, every.parent, up.depth + 1 from up join every"
        " on up.parent = every.unit where up.depth < 20)"
        " select distinct unit, ancestor from up union all select unit, null from every"
    )


def days(cursor: Cursor, place: str) -> tuple[date, date]:
    """The first and the last day that a rollup in memory has figures for; today without any."""
    spans = " union all ".join(
        f"select min(day) as first, max(day) as last from {place}.{query.name}"
        for query in queries.load("rollups")
    )
    first, last = one(cursor.execute(f"select min(first), max(last) from ({spans})"))
    today = datetime.now(UTC).date()
    return first or today, last or today


def units(cursor: Cursor, place: str) -> list[Unit]:
    """Every unit with figures or a place in the tree, parents before their sub-units.

    A unit that files name and the tree does not know stands at the top, and is not listed.
    """
    rows = cursor.execute(
        "with recursive every as ("
        " select unit, nullif(parent, unit) as parent, name, name_ar, true as is_listed"
        f" from {place}.unit union all"
        f" select unit, null, unit, unit, false from {place}.unit_path"
        f" where ancestor is null and unit not in (select unit from {place}.unit)),"
        " down as (select *, 0 as depth, [coalesce(name, unit)] as path from every"
        " where parent is null or parent not in (select unit from every) union all"
        " select e.*, d.depth + 1, list_append(d.path, e.name) from every e"
        " join down d on e.parent = d.unit where d.depth < 20)"
        " select unit, parent, name, name_ar, is_listed, depth from down"
        " order by not is_listed, path"
    ).fetchall()
    return [Unit(*row) for row in rows]


def channels(cursor: Cursor, place: str) -> list[str]:
    """Every channel with figures, the one with most posts first."""
    rows = cursor.execute(
        "select channel from ("
        f" select channel, sum(posts) as size from {place}.post_daily group by all union all"
        f" select channel, 0 from {place}.account_daily group by all union all"
        f" select channel, 0 from {place}.message_daily group by all union all"
        f" select channel, 0 from {place}.mention_daily group by all union all"
        f" select channel, 0 from {place}.spend_daily group by all)"
        " group by channel order by sum(size) desc, channel"
    ).fetchall()
    return [channel for (channel,) in rows]
