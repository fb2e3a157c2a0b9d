"""Rollups in memory, and what a page may ask of them without a query of its own."""

import time
from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta

import duckdb

from dashboard import queries
from dashboard.queries import Query
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

FACE = "main"
"""The schema in memory for the views over them, which KPIs read."""


LARGE = 50_000
"""Rows of a rollup that takes a while to be copied."""

STEP = 250_000
"""Rows that are copied at once, about, before they are compressed."""

TRIES, PAUSE = 10, 0.1
"""How often, and after how many seconds, readers are asked to let compress what was copied."""


def refresh(cursor: Cursor, version: int) -> None:
    """Copy the rollups and the reference tables of the lake into memory, and show them.

    Of large rollups only the months are copied: their days are read in the lake until `settle` has
    copied them too.
    """
    store, then = store_of(version), f"at (version => {int(version)})"
    have, shapes = filled(cursor), _shapes(cursor)
    open_store(cursor, store)
    for query in queries.load("rollups"):
        count = have.get(f"rollup.{query.name}", 0)
        rows = f"lake.rollup.{query.name} {then}" if count else shapes[query.name]
        is_copied = not count or (count < LARGE and not is_left(query))
        keep(cursor, store, query, rows, is_copied=is_copied)
        if count:
            is_compressed(cursor, store)
    for name in REFERENCE:
        rows = f" {then}" if f"main.{name}" in have else " limit 0"
        cursor.execute(f"create table {store}.{name} as from lake.main.{name}{rows}")
    cursor.execute("begin")
    for name in (*rollups(), *REFERENCE):
        cursor.execute(f"create or replace view serving.{name} as from {store}.main.{name}")
    serve_tree(cursor, NOW, FACE, store)
    former = cursor.execute("from serving.shown").fetchall()
    cursor.execute(f"update serving.shown set version = {int(version)}")
    cursor.execute("commit")
    for (number,) in former:
        if number != version:
            cursor.execute(f"detach database if exists {store_of(number)}")


def left(cursor: Cursor, version: int) -> list[Query]:
    """The large rollups that are still read in the lake, the smallest first."""
    views = cursor.execute(
        "select view_name from duckdb_views() where database_name = $1", [store_of(version)]
    ).fetchall()
    read = {name for (name,) in views}
    large = [one for one in queries.load("rollups") if one.name in read and not is_left(one)]
    have = filled(cursor) if large else {}
    return sorted(large, key=lambda one: have[f"rollup.{one.name}"])


def settle(cursor: Cursor, version: int) -> None:
    """Copy one of the large rollups that are still read in the lake, where there is one."""
    large = left(cursor, version)
    if not large:
        return
    query, store = large[0], store_of(version)
    name, copied = f"{store}.{query.name}", f"{query.name}_copied"
    _copy(cursor, store, copied, query.need("day"), name)
    cursor.execute(
        f"begin; drop view {name}; alter table {store}.{copied} rename to {query.name}; commit"
    )
    for _ in range(TRIES):
        if is_compressed(cursor, store):
            break
        time.sleep(PAUSE)


def _copy(cursor: Cursor, store: str, name: str, day: str, rows: str) -> None:
    """Copy rows in steps of time, each compressed before the next needs room."""
    cursor.execute(f"create or replace table {store}.{name} as from {rows} limit 0")
    count, first, last = one(
        cursor.execute(f"select count(*), min({day})::date, max({day})::date from {rows}")
    )
    steps = 1 + count // STEP if first else 0
    length = timedelta(days=1 + (last - first).days // steps if first else 0)
    begins = [first + step * length for step in range(steps)]
    spans = [f"{day} >= '{since}' and {day} < '{since + length}'" for since in begins]
    for span in (*spans, f"{day} is null"):
        cursor.execute(f"insert into {store}.{name} from {rows} where {span}")
        is_compressed(cursor, store)


def is_compressed(cursor: Cursor, store: str) -> bool:
    """Compress what was copied, unless a reader stands in the way; whether it is."""
    try:
        cursor.execute(f"checkpoint {store}")
    except duckdb.TransactionException:
        return False
    return True


def _shapes(cursor: Cursor) -> dict[str, str]:
    """No row of each rollup: to plan a look at a table of the lake costs more than this."""
    columns = cursor.execute(
        "select table_name, column_name, data_type from information_schema.columns"
        " where table_catalog = 'lake' and table_schema = 'rollup'"
        " order by table_name, ordinal_position"
    ).fetchall()
    shapes: dict[str, list[str]] = {}
    for rollup, column, kind in columns:
        shapes.setdefault(rollup, []).append(f'null::{kind} as "{column}"')
    return {rollup: f"(select {', '.join(cells)} where false)" for rollup, cells in shapes.items()}


def prepare(cursor: Cursor) -> None:
    """Make the schemas in memory that a version is shown in, with none in them."""
    cursor.execute(
        f"create schema {NOW}; create schema {months_of(FACE)};"
        f" create table {NOW}.shown as select -1 as version"
    )


def rollups() -> list[str]:
    """The names of all rollups."""
    return [query.name for query in queries.load("rollups")]


def store_of(version: int) -> str:
    """The database in memory that holds what was copied of a version."""
    return f"kept_{version}" if version >= 0 else "kept_none"


def open_store(cursor: Cursor, store: str) -> None:
    """Make a database in memory; tables in it are compressed."""
    cursor.execute(f"detach database if exists {store}; attach ':memory:' as {store} (compress)")


def keep(cursor: Cursor, store: str, query: Query, rows: str, *, is_copied: bool) -> None:
    """Copy a rollup into memory, and beside it what may be added up to months.

    Whoever asks for whole months reads a thirtieth of the rows.

    Args:
        cursor: The cursor.
        store: The database in memory.
        query: The rollup.
        rows: Where its rows are.
        is_copied: Whether its days are copied; else they stay where they are.
    """
    kind = "table" if is_copied else "view"
    cursor.execute(f"create {kind} {store}.{query.name} as from {rows}")
    kept = query.listed("months by")
    if kept:
        described = cursor.execute(f"describe {store}.{query.name}").fetchall()
        sums = "".join(
            f', {_together(column, kind)} as "{column}"'
            for column, kind, *_ in described
            if column not in {"day", *kept}
        )
        cursor.execute(
            f"create table {store}.{query.name}_months as"
            f" select date_trunc('month', day)::date as day, {', '.join(kept)}{sums}"
            f" from {store}.{query.name} group by all"
        )


def _together(column: str, kind: str) -> str:
    """The SQL that puts figures of days together: lists into one, all others into their sum."""
    if kind.endswith("[]"):
        return f'flatten(list("{column}"))'
    return f'sum("{column}")::{kind}'


def is_left(query: Query) -> bool:
    """Whether a rollup is read in the lake: it is large, and few ask for it."""
    return query.get("kept in") == "lake"


def serve_tree(cursor: Cursor, place: str, views: str, store: str) -> None:
    """Make `unit_path`, each unit under itself, its parents and null for all, and the views.

    Args:
        cursor: The cursor.
        place: The schema in memory that the rollups stand in.
        views: The schema in memory for the views that KPIs read.
        store: The database in memory that holds their copies.
    """
    seen = " union all ".join(f"select unit from {place}.{name}" for name in rollups())
    tree = paths(f"{place}.unit", seen)
    cursor.execute(f"create or replace table {place}.unit_path as {tree}")
    cursor.execute(f"create or replace view memory.{views}.unit_path as from {place}.unit_path")
    kept = cursor.execute(
        "select distinct table_name from information_schema.columns where table_catalog = $1",
        [store],
    ).fetchall()
    added = {name for (name,) in kept}
    for query in queries.load("rollups"):
        rows, by_months = f"memory.{place}.{query.name}", f"{query.name}_months"
        shown = [(views, rows)]
        if by_months in added:
            shown.append((months_of(views), f"{store}.main.{by_months}"))
        for schema, source in shown:
            cursor.execute(
                f"create or replace view memory.{schema}.{query.name} as"
                " select p.ancestor as unit, r.unit as of_unit, r.* exclude (unit)"
                f" from {source} r join memory.{place}.unit_path p on r.unit = p.unit"
            )


def months_of(views: str) -> str:
    """The schema in memory that shows the same by whole months."""
    return f"{views}_months"


def look_at_months(cursor: Cursor, views: str) -> None:
    """Let a cursor that reads KPIs find months where they are, and days elsewhere."""
    cursor.execute(f"set search_path = 'memory.{months_of(views)},memory.{views},memory.{FACE}'")


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
