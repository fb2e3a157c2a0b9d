"""The lake of a process: opened once, read with a cursor each, written in turns."""

import fcntl
import json
import random
import re
import threading
import time
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field
from datetime import date, datetime
from pathlib import Path
from typing import Any, TypeVar

import duckdb
import pyarrow as pa

from dashboard import queries
from dashboard.errors import LakeUnavailable
from dashboard.warehouse import engine, foresight, originals, serving, writing
from dashboard.warehouse.engine import Cursor, Value
from dashboard.warehouse.facts import resolve
from dashboard.warehouse.foresight import Foresight
from dashboard.warehouse.serving import Unit
from dashboard.warehouse.tables import TABLES
from dashboard.warehouse.writing import Effect, Part

RETRIES = 12
"""How often a commit that met another writer is tried again, waiting longer each time."""

Answer = TypeVar("Answer")


@dataclass(frozen=True)
class Version:
    """One commit to the lake.

    Attributes:
        version: Its number; later commits have higher ones.
        at: When it was committed, in UTC.
        author: Who did it.
        message: What was done, in a sentence.
        details: What the writer recorded beside it.
    """

    version: int
    at: datetime
    author: str
    message: str
    details: Mapping[str, Any]


@dataclass
class Warehouse:
    """An open lake.

    One instance serves a whole process. Every script run or command asks for a cursor of its own:
    one connection shared by threads returns wrong rows.

    Attributes:
        folder: Where the lake stands: catalogue, data files, originals, rejections.
    """

    folder: Path
    _lock: threading.RLock = field(default_factory=threading.RLock)
    _serving: int = -1

    def __post_init__(self) -> None:
        """Open the lake, make what is missing in it, and lock the door behind.

        Raises:
            LakeUnavailable: The folder cannot be written, or holds no lake that opens.
        """
        try:
            (self.folder / "data").mkdir(parents=True, exist_ok=True)
            self._connection = engine.bare()
            for name in engine.EXTENSIONS:
                self._connection.execute(f"load '{engine.extension(name)}'")
            with self._writing():
                self._retrying(self._attach)
        except (OSError, duckdb.Error) as error:
            raise LakeUnavailable("no_lake", folder=str(self.folder), error=str(error)) from error
        for macro in engine.macros():
            self._connection.execute(macro.sql)
        self._connection.execute("create schema serving")
        with self._writing():
            self._retrying(self._make_tables)
        folder = str(self.folder.resolve()).replace("'", "''")
        self._connection.execute(
            f"set allowed_directories = ['{folder}'];"
            " set enable_external_access = false; set lock_configuration = true"
        )

    def _attach(self) -> None:
        folder = str(self.folder.resolve()).replace("'", "''")
        self._connection.execute(
            f"attach if not exists 'ducklake:sqlite:{folder}/catalog.sqlite' as lake"
            f" (data_path '{folder}/data', override_data_path true, encrypted)"
        )

    def _make_tables(self) -> None:
        """Create tables and rollups that the lake does not have yet, or whose SQL changed."""
        cursor = self.cursor()
        have = {
            (schema, name)
            for schema, name in cursor.execute(
                "select table_schema, table_name from information_schema.tables"
                " where table_catalog = 'lake'"
            ).fetchall()
        }
        cursor.execute("begin")
        try:
            cursor.execute("use lake; create schema if not exists rollup")
            cursor.execute(
                "create table if not exists lake.rollup.definition (rollup varchar, digest varchar)"
            )
            known = dict(cursor.execute("from lake.rollup.definition").fetchall())
            missing = [table for table in TABLES.values() if ("main", table.name) not in have]
            for table in missing:
                cursor.execute(table.sql)
            added = self._add_columns(cursor)
            cursor.execute("use memory")
            resolve(cursor)
            rollups = queries.load("rollups")
            stale = [query for query in rollups if known.get(query.name) != engine.digest(query)]
            for query in stale:
                cursor.execute(f"drop table if exists lake.rollup.{query.name}")
                cursor.execute(
                    f"create table lake.rollup.{query.name} as {query.sql}",
                    {"since": date.min, "until": date.max},
                )
                cursor.execute("delete from lake.rollup.definition where rollup = $1", [query.name])
                cursor.execute(
                    "insert into lake.rollup.definition values ($1, $2)",
                    [query.name, engine.digest(query)],
                )
            cursor.execute("commit" if missing or added or stale else "rollback")
        except BaseException:
            cursor.execute("rollback")
            raise

    def _add_columns(self, cursor: Cursor) -> int:
        """Add to tables what newer versions of their files ask for; how many columns it were.

        Rows from before have no figure there, so that only a column that may be null can be added.
        """
        rows = cursor.execute(
            "select table_name, column_name from information_schema.columns"
            " where table_catalog = 'lake' and table_schema = 'main'"
        ).fetchall()
        have = set(rows)
        new = [
            (table.name, column, kind)
            for table in TABLES.values()
            for column, kind in table.columns.items()
            if (table.name, column) not in have
        ]
        for table, column, kind in new:
            cursor.execute(f'alter table lake.main.{table} add column "{column}" {kind}')
        return len(new)

    @contextmanager
    def _writing(self) -> Iterator[None]:
        """Wait until no other process writes to the lake, and keep others waiting.

        A commit that meets another on SQLite can fail half-way and leave the catalogue locked for
        as long as its process lives, so writers take turns instead of colliding.
        """
        with (self.folder / "writing.lock").open("w") as turn:
            fcntl.flock(turn, fcntl.LOCK_EX)
            yield

    @contextmanager
    def _cursor(self) -> Iterator[Cursor]:
        cursor = self.cursor()
        try:
            yield cursor
        finally:
            cursor.close()

    def cursor(self) -> Cursor:
        """A cursor for one script run, thread or command."""
        return self._connection.cursor()

    def read(self, sql: str, parameters: Mapping[str, Value] | None = None) -> pa.Table:
        """The answer to a question over the rollups in memory, as of the last refresh."""
        with self._cursor() as cursor:
            return cursor.execute(sql, dict(parameters or {})).to_arrow_table()

    def read_list(self, sql: str, parameters: Mapping[str, Value] | None = None) -> pa.Table:
        """The answer to a question over facts and rollups, for lists of single rows.

        Facts show each row's unit found; `unit_path` has each unit under itself, its parents and,
        as null, under all.
        """
        with self._cursor() as cursor:
            facts = [name for name in TABLES if re.search(rf"(?<!main\.)\b{name}\b", sql)]
            resolve(cursor, facts, reference="serving.")
            cursor.execute("create temp view unit_path as from serving.unit_path")
            return cursor.execute(sql, dict(parameters or {})).to_arrow_table()

    def version(self) -> int:
        """The number of the lake's last commit, whoever made it."""
        with self._cursor() as cursor:
            (number,) = engine.one(cursor.execute("from lake.current_snapshot()"))
        return int(number)

    def history(self) -> list[Version]:
        """Every commit that somebody made, newest first."""
        with self._cursor() as cursor:
            rows = cursor.execute(
                "select snapshot_id, snapshot_time, author, commit_message, commit_extra_info"
                " from lake.snapshots() where author is not null order by snapshot_id desc"
            ).fetchall()
        return [
            Version(number, at, author, message, json.loads(details or "{}"))
            for number, at, author, message, details in rows
        ]

    # ---------------------------------------------------------------- taking rows in

    @contextmanager
    def foreseen(self, parts: Sequence[Part]) -> Iterator[Foresight]:
        """What taking these parts in would do to effects, rows and figures, without doing it."""
        self.refresh()
        with self._cursor() as before, self._cursor() as after:
            yield foresight.foresee(before, after, parts)

    def effect(self, parts: Sequence[Part]) -> list[Effect]:
        """What taking in these parts would do, each for itself, without doing it."""
        with self._cursor() as cursor:
            return [writing.compare(cursor, [part], [0])[0] for part in parts]

    def commit(
        self, parts: Sequence[Part], author: str, message: str, details: Mapping[str, Any]
    ) -> tuple[list[Effect], int]:
        """Take rows in, in one commit with the rollups of the months they touch, or not at all.

        Returns:
            What it did, part by part, and the lake's version afterwards.
        """
        recorded = {**details, "parts": self._recorded(parts, details)}

        def act() -> tuple[list[Effect], int]:
            with self._lock, self._writing(), self._cursor() as cursor:
                done = writing.commit(cursor, self.folder, parts, author, message, recorded)
                return done, self.version()

        return self._retrying(act)

    def _recorded(self, parts: Sequence[Part], details: Mapping[str, Any]) -> list[dict[str, Any]]:
        """Which columns of which tables are written; rows that came without a file are kept."""
        recorded: list[dict[str, Any]] = []
        for part in parts:
            columns = [name for name in part.rows.column_names if name != "_row"]
            recorded.append({"table": part.table, "columns": columns})
            if "sha256" not in details:
                recorded[-1]["sha256"] = originals.keep_rows(self.folder, part.rows)
        return recorded

    def _retrying(self, act: Callable[[], Answer]) -> Answer:
        """Do it, and again where another writer was in the way."""
        for attempt in range(RETRIES):
            try:
                return act()
            except duckdb.Error as error:
                text = str(error).lower()
                busy = "locked" in text or "conflict" in text or "already exists" in text
                if not busy or attempt == RETRIES - 1:
                    raise
                share = random.uniform(0.5, 1)  # noqa: S311 - it keeps writers apart, no secret
                time.sleep(share * 0.05 * 2 ** min(attempt, 6))
        raise AssertionError

    # ---------------------------------------------------------------- serving

    def refresh(self) -> int:
        """Bring the rollups in memory up to the lake's last commit; the version they now show."""
        current = self.version()
        if current == self._serving:
            return current
        with self._lock:
            if current == self._serving:
                return current
            with self._cursor() as cursor:
                serving.refresh(cursor)
            self._serving = current
        return current

    def days(self) -> tuple[date, date]:
        """The first and the last day that a rollup in memory has figures for; today without any."""
        with self._cursor() as cursor:
            return serving.days(cursor)

    def units(self) -> list[Unit]:
        """Every unit with figures or a place in the tree, parents before their sub-units."""
        with self._cursor() as cursor:
            return serving.units(cursor)

    def channels(self) -> list[str]:
        """Every channel with figures, the one with most posts first."""
        with self._cursor() as cursor:
            return serving.channels(cursor)
