"""The rows of a table as they were at a version, each with the version that wrote it last."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

import duckdb
import pyarrow as pa

from dashboard.warehouse.engine import Cursor, Value, one, quoted
from dashboard.warehouse.facts import resolve
from dashboard.warehouse.tables import TABLES, Table

TRACED = "traced_"
"""What stands before the names of facts that carry their row's number and version."""


@dataclass(frozen=True)
class Cell:
    """A place of the cube of which nothing is shown, as too few people stand behind it.

    Attributes:
        since: The first day that counts.
        until: The first day that does not.
        unit: A unit with its sub-units; None for all.
        channel: A channel; None for all.
    """

    since: date
    until: date
    unit: str | None
    channel: str | None


@dataclass(frozen=True)
class Wanted:
    """Which rows of a table are asked for.

    Attributes:
        table: The table.
        since: The first day that counts; None for no first.
        until: The first day that does not.
        unit: A unit with its sub-units; None for all.
        channel: A channel, where the table tells them apart; None for all.
        facets: Of survey answers, the facets; nothing for all.
        withheld: The places of which nothing that the rows say of people is shown.
    """

    table: str
    since: date | None
    until: date
    unit: str | None = None
    channel: str | None = None
    facets: tuple[str, ...] = ()
    withheld: tuple[Cell, ...] = ()


@dataclass(frozen=True)
class Found:
    """Rows of a table, and where they come from.

    Attributes:
        count: How many there are, those that are not on this page of them too.
        withheld: How many more are not shown, or are without what they say of people.
        rows: This page of them, with `version`, the number of the one that wrote each row last.
        versions: Every version that wrote one of them, with how many it wrote; newest first.
    """

    count: int
    withheld: int
    rows: pa.Table
    versions: tuple[tuple[int, int], ...]


def behind(
    cursor: Cursor,
    place: str,
    version: int,
    wanted: Wanted,
    search: str = "",
    skipped: int = 0,
    most: int = 50,
) -> Found:
    """Find rows of a table at a version.

    Args:
        cursor: The cursor.
        place: The schema in memory of that version's rollups.
        version: The version.
        wanted: Which rows.
        search: Words that must stand somewhere in a row, as a reader typed them.
        skipped: How many to pass over.
        most: How many to give.
    """
    table = TABLES[wanted.table]
    parent = _parent(table)
    for name in (table.name, *([parent.name] if parent else [])):
        _trace(cursor, TABLES[name], version)
    traced = [table.name, *([parent.name] if parent else [])]
    resolve(cursor, traced, reference=f"memory.{place}.", rows=TRACED)
    cursor.execute(f"create or replace temp view unit_path as from memory.{place}.unit_path")
    told, parameters = _conditions(table, parent, wanted)
    columns = [f't."{name}"' for name in table.columns]
    cursor.execute(
        f"create or replace temp table candidate as select {', '.join(columns)},"
        f" t._row, t._version from {table.name} t where {told}",
        parameters,
    )
    withheld = _withhold(cursor, table, wanted.withheld)
    return _page(cursor, table, withheld, search.split(), skipped, most, version)


def _withhold(cursor: Cursor, table: Table, cells: Sequence[Cell]) -> int:
    """Take out of `candidate` what rows in some places say of people; how many rows these are."""
    if not cells or not table.of_people:
        return 0
    kinds = {"since": "date", "until": "date", "unit": "varchar", "channel": "varchar"}
    listed = {name: [getattr(cell, name) for cell in cells] for name in kinds}
    unnested = ", ".join(f"unnest(${name}::{kind}[]) as {name}" for name, kind in kinds.items())
    in_channel = "true"
    if "channel" in table.columns:
        in_channel = "(h.channel is null or h.channel = c.channel)"
    held = "_row in (select _row from held_back)"
    cursor.execute(
        "create or replace temp table held_back as with hidden as"
        f" (select {unnested}), placed as"
        " (select h.since, h.until, h.channel, h.unit is null as is_any, p.unit from hidden h"
        " left join unit_path p on p.ancestor = h.unit)"
        " select distinct c._row from candidate c join placed h"
        f" on c.{table.dated_by} >= h.since and c.{table.dated_by} < h.until"
        f" and (h.is_any or h.unit = c.unit) and {in_channel}",
        listed,
    )
    (count,) = one(cursor.execute("select count(*) from held_back"))
    if table.of_people == ("rows",):
        cursor.execute(f"delete from candidate where {held}")
    else:
        blanks = ", ".join(f'"{name}" = null' for name in table.of_people)
        cursor.execute(f"update candidate set {blanks} where {held}")
    return int(count)


def _parent(table: Table) -> Table | None:
    """The table whose unit a table's rows have, where they have none of their own."""
    if "unit" in table.columns:
        return None
    fits = (
        one
        for one in TABLES.values()
        if one.dated_by and "unit" in one.columns and set(one.key) <= table.columns.keys()
    )
    return next(fits, None)


def _trace(cursor: Cursor, table: Table, version: int) -> None:
    """Show a table's rows at a version, with today's columns and each row's version."""
    then = f"lake.main.{table.name} at (version => {int(version)})"
    try:
        had = {row[0] for row in cursor.execute(f"describe from {then}").fetchall()}
    except duckdb.CatalogException:
        rows = f"select {table.shaped()}, 0 as _row, 0 as _version where false"
    else:
        rows = f"select {table.shaped(had)}, rowid as _row, snapshot_id as _version from {then}"
    cursor.execute(f"create or replace temp view {TRACED}{table.name} as {rows}")


def _conditions(table: Table, parent: Table | None, wanted: Wanted) -> tuple[str, dict[str, Value]]:
    """What must hold of a row, and the values of it; a capture stands where its post does."""
    day = table.dated_by
    told, parameters = [f"t.{day} < $until"], {"until": wanted.until}
    values: dict[str, Value] = dict(parameters)
    if wanted.since is not None:
        told.append(f"t.{day} >= $since")
        values["since"] = wanted.since
    if wanted.facets and "facet" in table.columns:
        named = {f"facet_{at}": facet for at, facet in enumerate(wanted.facets)}
        told.append(f"t.facet in ({', '.join(f'${name}' for name in named)})")
        values |= named
    places = table if "unit" in table.columns or parent is None else parent
    placed = []
    if wanted.unit is not None and "unit" in places.columns:
        placed.append("unit in (select unit from unit_path where ancestor = $unit)")
        values["unit"] = wanted.unit
    if wanted.channel is not None and "channel" in places.columns:
        placed.append("channel = $channel")
        values["channel"] = wanted.channel
    if places is table:
        told += [f"t.{condition}" for condition in placed]
    elif placed:
        key = quoted(places.key)
        same = ", ".join(f't."{name}"' for name in places.key)
        told.append(f"({same}) in (select ({key}) from {places.name} where {' and '.join(placed)})")
    return " and ".join(told), values


def _page(
    cursor: Cursor,
    table: Table,
    withheld: int,
    words: Sequence[str],
    skipped: int,
    most: int,
    version: int,
) -> Found:
    """One page of `candidate`, and the versions that wrote what is in it."""
    text = f"lower(concat_ws(' ', {quoted(table.columns)}))"
    fits = " and ".join(f"contains({text}, lower($word_{at}))" for at in range(len(words)))
    values: dict[str, Value] = {f"word_{at}": word for at, word in enumerate(words)}
    filtered = f"from candidate where {fits or 'true'}"
    (count,) = one(cursor.execute(f"select count(*) {filtered}", values))
    rows = cursor.execute(
        f"select {quoted(table.columns)}, _version as version {filtered}"
        f" order by {quoted([table.dated_by, *table.key])} limit {int(most)} offset {int(skipped)}",
        values,
    ).to_arrow_table()
    versions: list[tuple[int, int]] = []
    if count:
        (first,) = one(
            cursor.execute(
                "select greatest(min(begin_snapshot), (select min(snapshot_id) from"
                " lake.snapshots())) from __ducklake_metadata_lake.ducklake_table"
                " where table_name = $1",
                [table.name],
            )
        )
        versions = cursor.execute(
            "select w.snapshot_id, count(distinct w.rowid)"
            f" from lake.table_changes('{table.name}', {int(first)}, {int(version)}) w"
            " where w.change_type in ('insert', 'update_postimage')"
            f" and w.rowid in (select _row {filtered}) group by all order by all desc",
            values,
        ).fetchall()
    return Found(count, withheld, rows, tuple(versions))
