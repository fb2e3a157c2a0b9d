"""The lake as it was at any version: its rollups in memory, under schemas of their own."""

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import date
from typing import Protocol, TypeVar

import duckdb
import pyarrow as pa

from dashboard import queries
from dashboard.warehouse import engine, serving
from dashboard.warehouse.engine import Cursor, Value
from dashboard.warehouse.facts import resolve, unfilled
from dashboard.warehouse.lineage import Found, Wanted, behind
from dashboard.warehouse.serving import REFERENCE, Unit
from dashboard.warehouse.tables import TABLES
from dashboard.warehouse.versions import Version

MOST = 3
"""How many past versions stay in memory; the one not looked at for longest goes first."""

Answer = TypeVar("Answer")


class Answering(Protocol):
    """What lets a question be asked of one version."""

    def answer(self, ask: Callable[[Cursor, str], Answer], version: int | None = None) -> Answer:
        """Ask with a cursor, over the schema that it is told."""

    def history(self) -> list[Version]:
        """Every version that somebody made, newest first."""


@dataclass(frozen=True)
class Past:
    """The lake at one version: whatever is committed meanwhile, its figures stay.

    Attributes:
        lake: The lake.
        version: The version.
    """

    lake: Answering
    version: int

    def read(
        self,
        sql: str,
        parameters: Mapping[str, Value] | None = None,
        *,
        whole_months: bool = False,
    ) -> pa.Table:
        """The answer to a question over the rollups of this version.

        Args:
            sql: The question.
            parameters: Its parameters.
            whole_months: Whether it asks for whole months only, so that days need not be told
                apart.
        """

        def ask(cursor: Cursor, place: str) -> pa.Table:
            if whole_months:
                is_now = place == serving.NOW
                views = serving.FACE if is_now else views_of(self.version)
                serving.look_at_months(cursor, views)
            return _asked(cursor, sql, parameters)

        return self.lake.answer(ask, self.version)

    def read_list(
        self,
        sql: str,
        parameters: Mapping[str, Value] | None = None,
        instead: Mapping[str, str] | None = None,
    ) -> pa.Table:
        """The answer to a question over facts and rollups, for lists of single rows.

        Args:
            sql: The question.
            parameters: Its parameters.
            instead: Facts for which a rollup stands that has all of them that matter.
        """
        return self.lake.answer(
            lambda cursor, place: ask_list(cursor, place, sql, parameters, instead or {}),
            self.version,
        )

    def behind(self, wanted: Wanted, search: str = "", skipped: int = 0, most: int = 50) -> Found:
        """Rows of a table, each with the version that wrote it last, as `lineage.behind` has it."""
        return self.lake.answer(
            lambda cursor, place: behind(
                cursor, place, self.version, wanted, search, skipped, most
            ),
            self.version,
        )

    def days(self) -> tuple[date, date]:
        """The first and the last day that a rollup has figures for; today without any."""
        return self.lake.answer(serving.days, self.version)

    def units(self) -> list[Unit]:
        """Every unit with figures or a place in the tree, parents before their sub-units."""
        return self.lake.answer(serving.units, self.version)

    def history(self) -> list[Version]:
        """Every version that somebody had made, newest first."""
        return [made for made in self.lake.history() if made.version <= self.version]

    def channels(self) -> list[str]:
        """Every channel with figures, the one with most posts first."""
        return self.lake.answer(serving.channels, self.version)


def _asked(cursor: Cursor, sql: str, parameters: Mapping[str, Value] | None) -> pa.Table:
    return cursor.execute(sql, dict(parameters or {})).to_arrow_table()


def ask_list(
    cursor: Cursor,
    place: str,
    sql: str,
    parameters: Mapping[str, Value] | None,
    instead: Mapping[str, str],
) -> pa.Table:
    """The answer to a question over facts and rollups, for lists of single rows.

    Facts show each row's unit found; `unit_path` has each unit under itself, its parents and,
    as null, under all.
    """
    named = [name for name in TABLES if re.search(rf"(?<!main\.)\b{name}\b", sql)]
    facts = [name for name in named if name not in instead]
    for name, rollup in instead.items():
        cursor.execute(f"create or replace temp view {name} as from memory.{place}.{rollup}")
    rows = "lake.main."
    if place != serving.NOW:
        rows = f"memory.{place}."
        sql = sql.replace("lake.main.", rows).replace("serving.", rows)
    if facts:
        resolve(cursor, facts, reference=f"memory.{place}.", rows=rows)
    cursor.execute(f"create or replace temp view unit_path as from memory.{place}.unit_path")
    return _asked(cursor, sql, parameters)


def fill(cursor: Cursor, version: int) -> None:
    """Copy the rollups of a version into memory, and show its facts beside them.

    A rollup whose definition has changed since is built again from the facts of that version.
    """
    place, views, store = place_of(version), views_of(version), store_of(version)
    then = f"at (version => {int(version)})"
    serving.open_store(cursor, store)
    without = unfilled(cursor)
    shaped = {}
    for table in TABLES.values():
        had = set() if table.name in without else _columns(cursor, f"main.{table.name}", then)
        source = f"from lake.main.{table.name} {then}" if had else "where false"
        shaped[table.name] = f"select {table.shaped(had)} {source}"
        if table.name in REFERENCE:
            cursor.execute(f"create table {store}.{table.name} as {shaped[table.name]}")
        cursor.execute(f"create temp view then_{table.name} as {shaped[table.name]}")
    resolve(cursor, reference="then_", rows="then_")
    known: dict[str, str] = {}
    if _columns(cursor, "rollup.definition", then):
        known = dict(cursor.execute(f"from lake.rollup.definition {then}").fetchall())
    for query in queries.load("rollups"):
        rows = f"lake.rollup.{query.name} {then}"
        if known.get(query.name) != engine.digest(query):
            span: dict[str, Value] = {"since": date.min, "until": date.max}
            cursor.execute(f"create or replace temp table again as {query.sql}", span)
            cursor.execute(f"create table {store}.again_{query.name} as from again")
            rows = f"{store}.again_{query.name}"
        serving.keep(cursor, store, query, rows, is_copied=not serving.is_left(query))
        serving.is_compressed(cursor, store)
    cursor.execute("begin")
    for schema in (place, views, serving.months_of(views)):
        cursor.execute(f"create schema memory.{schema}")
    for name, rows in shaped.items():
        source = f"from {store}.main.{name}" if name in REFERENCE else rows
        cursor.execute(f"create view memory.{place}.{name} as {source}")
    for name in serving.rollups():
        cursor.execute(f"create view memory.{place}.{name} as from {store}.main.{name}")
    serving.serve_tree(cursor, place, views, store)
    cursor.execute("commit")


def drop(cursor: Cursor, version: int) -> None:
    """Forget a version's copies."""
    views = views_of(version)
    for schema in (serving.months_of(views), views, place_of(version)):
        cursor.execute(f"drop schema if exists memory.{schema} cascade")
    cursor.execute(f"detach database if exists {store_of(version)}")


def place_of(version: int) -> str:
    """The schema in memory for a version's rollups."""
    return f"past_{int(version)}"


def store_of(version: int) -> str:
    """The database in memory that holds the copies of a version's rollups."""
    return f"{place_of(version)}_kept"


def views_of(version: int) -> str:
    """The schema in memory for the views over them, which KPIs read."""
    return f"seen_{int(version)}"


def _columns(cursor: Cursor, name: str, then: str) -> set[str]:
    """The columns that a table of the lake had; none where it was not there yet."""
    try:
        cursor.execute(f"describe from lake.{name} {then}")
    except duckdb.CatalogException:
        return set()
    return {row[0] for row in cursor.fetchall()}
