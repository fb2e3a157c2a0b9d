"""The tables and rollups of a lake, made as this version of Sada asks for them."""

from contextlib import suppress
from datetime import date
from pathlib import Path

import duckdb

from dashboard import queries
from dashboard.errors import LakeUnavailable
from dashboard.queries import Query
from dashboard.warehouse import engine
from dashboard.warehouse.engine import Cursor
from dashboard.warehouse.facts import resolve, unfilled
from dashboard.warehouse.tables import TABLES


def check(cursor: Cursor, folder: Path) -> None:
    """Find every table and rollup as this version of Sada asks for it.

    Raises:
        LakeUnavailable: The lake was made by another, and cannot be changed.
    """
    made = dict(cursor.execute("from lake.rollup.definition").fetchall())
    wanted = {(table.name, column) for table in TABLES.values() for column in table.columns}
    rollups = queries.load("rollups")
    if wanted - _columns(cursor) or any(
        made.get(one.name) != engine.digest(one) for one in rollups
    ):
        raise LakeUnavailable("older_lake", folder=str(folder))


def make(cursor: Cursor) -> None:
    """Create what the lake lacks, or has by another statement; drop rollups that are no more."""
    cursor.execute("begin")
    try:
        cursor.execute("use lake; create schema if not exists rollup")
        cursor.execute(
            "create table if not exists lake.rollup.definition (rollup varchar, digest varchar)"
        )
        added = _add_tables(cursor) + _add_columns(cursor)
        cursor.execute("use memory")
        moved = _drop_rollups(cursor) + _build_rollups(cursor)
        cursor.execute("commit" if added or moved else "rollback")
    except BaseException:
        with suppress(duckdb.Error):
            cursor.execute("rollback")
        raise


def _columns(cursor: Cursor) -> set[tuple[str, str]]:
    """Every table of the lake with each of its columns.

    The view of all tables estimates the rows of each, which takes a fifth of a second.
    """
    rows = cursor.execute(
        "select table_name, column_name from information_schema.columns"
        " where table_catalog = 'lake' and table_schema = 'main'"
    ).fetchall()
    return set(rows)


def _add_tables(cursor: Cursor) -> int:
    """Create the tables that are not there; how many they were."""
    have = {table for table, _ in _columns(cursor)}
    missing = [table for table in TABLES.values() if table.name not in have]
    for table in missing:
        cursor.execute(table.sql)
    return len(missing)


def _add_columns(cursor: Cursor) -> int:
    """Add to tables what newer versions of their files ask for; how many columns it were.

    Rows from before have no figure there, so that only a column that may be null can be added.
    """
    have = _columns(cursor)
    new = [
        (table.name, column, kind)
        for table in TABLES.values()
        for column, kind in table.columns.items()
        if (table.name, column) not in have
    ]
    for table, column, kind in new:
        cursor.execute(f'alter table lake.main.{table} add column "{column}" {kind}')
    return len(new)


def _drop_rollups(cursor: Cursor) -> int:
    """Drop the rollups that nothing defines any more; how many they were."""
    known = {query.name for query in queries.load("rollups")}
    found = cursor.execute("select rollup from lake.rollup.definition").fetchall()
    gone = [name for (name,) in found if name not in known]
    for name in gone:
        cursor.execute(f'drop table if exists lake.rollup."{name}"')
        cursor.execute("delete from lake.rollup.definition where rollup = $1", [name])
    return len(gone)


def _build_rollups(cursor: Cursor) -> int:
    """Build the rollups whose statement is new or another than before; how many they were."""
    known = dict(cursor.execute("from lake.rollup.definition").fetchall())
    stale = [one for one in queries.load("rollups") if known.get(one.name) != engine.digest(one)]
    if stale:
        resolve(cursor, without=unfilled(cursor))
    for query in stale:
        _build(cursor, query)
    return len(stale)


def _build(cursor: Cursor, query: Query) -> None:
    cursor.execute(f"drop table if exists lake.rollup.{query.name}")
    cursor.execute(
        f"create table lake.rollup.{query.name} as {query.sql}",
        {"since": date.min, "until": date.max},
    )
    cursor.execute("delete from lake.rollup.definition where rollup = $1", [query.name])
    cursor.execute(
        "insert into lake.rollup.definition values ($1, $2)", [query.name, engine.digest(query)]
    )
