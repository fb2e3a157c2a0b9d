"""The lake of a process: opened once, read with a cursor each, written in turns."""

import json
import os
import threading
import time
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import AbstractContextManager, closing, contextmanager, suppress
from dataclasses import dataclass, field
from datetime import UTC, date, datetime, timedelta
from pathlib import Path
from typing import Any, TypeVar

import duckdb
import pyarrow as pa

from dashboard.errors import LakeUnavailable, NoVersion
from dashboard.warehouse import (
    attaching,
    engine,
    failures,
    foresight,
    making,
    originals,
    past,
    seal,
    serving,
    turns,
    undoing,
    upkeep,
    verifying,
    writing,
)
from dashboard.warehouse.engine import Cursor, Value
from dashboard.warehouse.foresight import Foresight
from dashboard.warehouse.past import Past
from dashboard.warehouse.serving import Unit
from dashboard.warehouse.undoing import Gave, Later, Undone
from dashboard.warehouse.upkeep import Upkeep
from dashboard.warehouse.verifying import Damage
from dashboard.warehouse.versions import Version
from dashboard.warehouse.writing import Effect, Part

ROOT = Path(__file__).parents[2]

SETTLED = 1_000_000_000
"""Nanoseconds after which nobody can have written to the catalogue without its time showing it."""

Answer = TypeVar("Answer")


def lake_folder() -> Path:
    """Where the lake of this installation stands: SADA_DATA, or data/lake beside the code."""
    return Path(os.environ.get("SADA_DATA") or ROOT / "data" / "lake")


@dataclass(eq=False)  # two of one folder are two: each has its own connection
class Warehouse:
    """An open lake.

    One instance serves a whole process. Every script run or command asks for a cursor of its own:
    one connection shared by threads returns wrong rows.

    Attributes:
        folder: Where the lake stands: catalogue, data files, originals, rejections.
    """

    folder: Path
    _lock: threading.RLock = field(default_factory=threading.RLock)
    _shelving: threading.Lock = field(default_factory=threading.Lock)
    _serving: int = -1
    _shelf: list[int] = field(default_factory=list)
    _inspected: tuple[int, int, int] | None = None
    _served_from: tuple[int, int, int] | None = None
    _is_fixed: bool = False

    def __post_init__(self) -> None:
        """Open the lake, make what is missing in it, and lock the door behind.

        Raises:
            LakeUnavailable: The folder holds no lake that opens, and none can be made there.
        """
        try:
            if attaching.must_stay(self.folder):
                seal.look(self.folder)
                self._open()
                with self._cursor() as cursor:
                    making.check(cursor, self.folder)
                return
            (self.folder / "data").mkdir(parents=True, exist_ok=True)
            with self.turn():
                self._open()
                turns.retrying(self._make)
        except (OSError, duckdb.Error) as error:
            raise LakeUnavailable("no_lake", folder=str(self.folder), error=str(error)) from error

    def _make(self) -> None:
        """Make what the lake does not have yet of tables and rollups."""
        with self._cursor() as cursor:
            making.make(cursor)

    def _open(self) -> None:
        """Open the lake with no rollup in memory yet."""
        self._connection, self._serving, self._shelf = self._attached(), -1, []

    def _attached(self) -> duckdb.DuckDBPyConnection:
        """A new connection, for reading alone where the lake cannot be written."""
        self._is_fixed = attaching.must_stay(self.folder)
        return attaching.attached(self.folder, is_fixed=self._is_fixed)

    def _reopen(self, broken: Cursor | None = None) -> None:
        """Open the lake anew, where nobody else has done so since this connection broke.

        Readers keep the connection they have until the new one has every rollup in memory.
        """
        with self._lock:
            if broken is None or broken is self._connection:
                connection = self._attached()
                with failures.told(), closing(connection.cursor()) as cursor:
                    (current,) = engine.one(cursor.execute("from lake.current_snapshot()"))
                    serving.refresh(cursor, current)
                    while serving.left(cursor, current):
                        serving.settle(cursor, current)
                self._connection, self._serving, self._shelf = connection, current, []

    def turn(self) -> AbstractContextManager[None]:
        """Wait until no other process writes to the lake, and keep others waiting."""
        return turns.taken(self.folder)

    @contextmanager
    def _cursor(self) -> Iterator[Cursor]:
        with closing(self.cursor()) as cursor:
            yield cursor

    def cursor(self) -> Cursor:
        """A cursor for one script run, thread or command."""
        return self._connection.cursor()

    def answer(self, ask: Callable[[Cursor, str], Answer], version: int | None = None) -> Answer:
        """Ask something of the rollups in memory; again where DuckDB broke down or moved on.

        Args:
            ask: Asks with a cursor over the schema that it is told.
            version: Which version to ask; the last one that was refreshed to by default.
        """
        for attempt in range(turns.RETRIES):
            connection = self._connection
            try:
                with failures.told(), closing(connection.cursor()) as cursor:
                    return ask(cursor, self._place(cursor, version))
            except failures.INVALIDATED:
                if attempt > 1:
                    raise
                self._reopen(connection)
            except (duckdb.CatalogException, duckdb.BinderException):
                if (attempt > 1 and version is None) or attempt == turns.RETRIES - 1:
                    raise
        raise AssertionError

    def _place(self, cursor: Cursor, version: int | None) -> str:
        """The schema in memory that a version stands in, for one transaction of this cursor."""
        if version is None:
            return serving.NOW
        if self._serving == version:
            cursor.execute("begin")
            if engine.one(cursor.execute("from serving.shown")) == (version,):
                return serving.NOW
            cursor.execute("rollback")
        self._recall(version)
        views = past.views_of(version)
        cursor.execute(f"set search_path = 'memory.{views},memory.main'")
        return past.place_of(version)

    def _recall(self, version: int) -> None:
        """Have a past version in memory, and no more of them than may be."""
        with self._shelving:
            if version in self._shelf:
                self._shelf.remove(version)
            elif version not in self.kept():
                raise NoVersion("expired_version", version=version)
            else:
                with closing(self._connection.cursor()) as cursor:
                    past.fill(cursor, version)
                    for forgotten in self._shelf[: -past.MOST + 1]:
                        past.drop(cursor, forgotten)
                self._shelf = self._shelf[-past.MOST + 1 :]
            self._shelf.append(version)

    @property
    def shown(self) -> int:
        """The version that the rollups in memory show."""
        return self._serving

    @property
    def identity(self) -> str:
        """The folder and the catalogue in it: a lake that was built again is another one."""
        number = self._inspected[0] if self._inspected else 0
        return f"{self.folder} {number}"

    def at(self, version: int) -> Past:
        """The lake at one version, for everything that only reads."""
        return Past(self, version)

    def read(
        self,
        sql: str,
        parameters: Mapping[str, Value] | None = None,
        *,
        whole_months: bool = False,
    ) -> pa.Table:
        """The answer to a question over the rollups in memory, as of the last refresh.

        Args:
            sql: The question.
            parameters: Its parameters.
            whole_months: Whether it asks for whole months only, so that days need not be told
                apart.
        """

        def ask(cursor: Cursor, _: str) -> pa.Table:
            if whole_months:
                serving.look_at_months(cursor, serving.FACE)
            return cursor.execute(sql, dict(parameters or {})).to_arrow_table()

        return self.answer(ask)

    def read_list(self, sql: str, parameters: Mapping[str, Value] | None = None) -> pa.Table:
        """The answer to a question over facts and rollups, for lists of single rows."""
        return self.answer(lambda cursor, place: past.ask_list(cursor, place, sql, parameters, {}))

    def version(self) -> int:
        """The number of the lake's last commit, whoever made it."""
        with self._cursor() as cursor:
            (number,) = engine.one(cursor.execute("from lake.current_snapshot()"))
        return int(number)

    def history(self) -> list[Version]:
        """Every commit that somebody made, newest first; of versions that expired as well."""
        rows = self._snapshots()
        found = [Version.of(*row) for row in rows if row[2] is not None]
        if rows and len(rows) <= rows[0][0]:
            kept = {row[0] for row in rows}
            journalled = seal.journal(self.folder)
            found += [made for made in journalled if made.version not in kept]
            found.sort(key=lambda made: -made.version)
        return found

    def _snapshots(self) -> list[tuple[Any, ...]]:
        """Every version there is, newest first, as the catalogue has it."""
        with self._cursor() as cursor:
            return cursor.execute(
                "select snapshot_id, snapshot_time, author, commit_message, commit_extra_info"
                " from lake.snapshots() order by snapshot_id desc"
            ).fetchall()

    def kept(self) -> frozenset[int]:
        """The versions that can be looked at: those that have not expired."""
        return frozenset(row[0] for row in self._snapshots())

    def maintain(self, days: int = upkeep.KEPT_DAYS, grace: timedelta = upkeep.GRACE) -> Upkeep:
        """Let old versions expire, merge small files, remove those that nothing needs any more.

        Args:
            days: For how many days every version is kept; of older ones the last of each month.
            grace: How long a file stays that nothing refers to any more.

        Raises:
            LakeUnavailable: The folder is read-only, the disk full or the lake damaged.
        """
        before = upkeep.size(self.folder, len(self.kept()))

        def act(cursor: Cursor) -> tuple[list[int], int, int]:
            found = [
                upkeep.Snapshot(row[0], Version.of(*row).at, row[2] is not None)
                for row in reversed(self._snapshots())
            ]
            expired = upkeep.expiring(found, datetime.now(UTC), days)
            upkeep.expire(cursor, expired)
            merged = upkeep.merge(cursor, self.folder)
            return expired, merged, upkeep.clean(cursor, grace)

        (expired, merged, removed), _ = self._write(act)
        if expired:
            self.note("", "", {})  # whoever serves the lake notices that versions went
        after = upkeep.size(self.folder, len(self.kept()))
        return Upkeep(before, after, tuple(expired), merged, removed)

    def verify(self) -> list[Damage]:
        """Everything about the lake that is not as it should be; nothing where it is whole."""
        wanted = [digest for made in self.history() for digest in made.originals]
        found = [*verifying.files(self.folder), *verifying.named(self.folder, iter(wanted))]
        with self._cursor() as cursor:
            found += verifying.data(cursor)
            if not found:
                found += verifying.rollups(cursor)
        return found

    def close(self) -> None:
        """Let go of the lake."""
        self._connection.close()

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

        def act(cursor: Cursor) -> list[Effect]:
            return writing.commit(cursor, self.folder, parts, author, message, recorded)

        return self._write(act)

    def _write(self, act: Callable[[Cursor], Answer]) -> tuple[Answer, int]:
        """Commit something when it is our turn; the lake's version afterwards.

        Raises:
            LakeUnavailable: The disk is full, the folder read-only or the lake damaged; readers
                go on with what they have.
        """

        def attempt() -> tuple[Answer, int]:
            with self._lock, failures.told(), self.turn():
                if self._is_fixed:
                    self._open()
                with self._cursor() as cursor:
                    done = act(cursor)
                return done, self.version()

        connection = self._connection
        try:
            return turns.retrying(attempt)
        except (LakeUnavailable, duckdb.Error):
            with suppress(LakeUnavailable, duckdb.Error):  # readers keep the connection they have
                self._reopen(connection)
            raise

    def note(self, author: str, message: str, details: Mapping[str, Any]) -> int:
        """Make a version that changes no row, as a place in the history; its number.

        Without an author it stands in no history, and only moves the numbers on.
        """

        def act(cursor: Cursor) -> None:
            cursor.execute("begin")
            cursor.execute("update lake.rollup.definition set digest = digest")
            if author:
                said = json.dumps(details, ensure_ascii=False)
                cursor.execute(
                    "call lake.set_commit_message($1, $2, extra_info => $3)",
                    [author, message, said],
                )
            cursor.execute("commit")

        _, version = self._write(act)
        return version

    def effect_of_undo(self, version: int) -> list[Undone]:
        """What undoing a version would do, table by table, without doing it.

        Raises:
            NoVersion: Nobody made such a version.
            NothingToUndo: It would change nothing.
        """
        _, later = self._made(version)
        with failures.told(), self._cursor() as cursor:
            planned = undoing.plan(cursor, version, later)
        undoing.check(planned, version)
        return planned

    def undo(
        self, version: int, author: str, details: Mapping[str, Any] | None = None
    ) -> tuple[list[Undone], int]:
        """Undo a version by a new one: what it did, and the lake's version afterwards.

        Raises:
            NoVersion: Nobody made such a version.
            NothingToUndo: Its rows stand as before already, or later versions changed them all.
        """

        def act(cursor: Cursor) -> list[Undone]:
            made, later = self._made(version)
            message = f"Undo version {version}: {made.message}"
            said = details or {}
            return undoing.undo(cursor, self.folder, version, later, author, message, said)

        return self._write(act)

    def _made(self, version: int) -> tuple[Version, Later]:
        """A version that somebody made, and the columns that each later one gave."""
        history = self.history()
        made = next((entry for entry in history if entry.version == version), None)
        if made is None:
            raise NoVersion("no_version", version=version)
        if not {version - 1, version} <= self.kept():
            raise NoVersion("expired_undo", remedy="expired_version", version=version)
        gave: dict[int, Gave] = {}
        for entry in reversed(history):
            undone = entry.details.get("undo")
            gave[entry.version] = entry.gave if undone is None else gave.get(undone)
        return made, [(later, gave[later]) for later in gave if later > version]

    def _recorded(self, parts: Sequence[Part], details: Mapping[str, Any]) -> list[dict[str, Any]]:
        """Which columns of which tables are written; rows that came without a file are kept."""
        recorded: list[dict[str, Any]] = []
        for part in parts:
            columns = [name for name in part.rows.column_names if name != "_row"]
            recorded.append({"table": part.table, "columns": columns})
            if "sha256" not in details:
                recorded[-1]["sha256"] = originals.keep_rows(self.folder, part.rows)
        return recorded

    # ---------------------------------------------------------------- serving

    def refresh(self) -> int:
        """Bring the rollups in memory up to the lake's last commit; the version they now show.

        Raises:
            LakeUnavailable: The catalogue or a data file is damaged.
        """
        seen = turns.state(self.folder)
        if seen == self._served_from and time.time_ns() - seen[1] > SETTLED:
            return self._serving
        self._inspect()
        current = self.version()
        if current != self._serving:
            with self._lock:
                if current != self._serving:
                    with failures.told(), self._cursor() as cursor:
                        serving.refresh(cursor, current)
                    self._serving = current
        self._served_from = seen
        return current

    def settle(self, give_way: Callable[[], None] = lambda: None) -> None:
        """Copy into memory what a refresh left in the lake, so as not to be waited for.

        Whoever stays asks so often that copies pay; whoever asks once does without them.

        Args:
            give_way: Waits before each copy until it is in nobody's way.
        """
        with failures.told(), self._cursor() as cursor:
            large = serving.left(cursor, self._serving)
        for _ in large:
            give_way()
            with self._lock, failures.told(), self._cursor() as cursor:
                serving.settle(cursor, self._serving)

    def _inspect(self) -> None:
        """Look whether the catalogue is whole, where it has changed since somebody looked.

        While a writer is at work there is nothing to compare it with; the next look does.
        """
        seen = turns.state(self.folder)
        if seen == self._inspected:
            return
        if self._inspected and self._inspected[0] != seen[0]:
            self._reopen()
        if self._is_fixed:
            seal.look(self.folder)
        elif not turns.is_whole(self.folder):
            return
        self._inspected = seen

    def days(self) -> tuple[date, date]:
        """The first and the last day that a rollup in memory has figures for; today without any."""
        return self.answer(serving.days)

    def units(self) -> list[Unit]:
        """Every unit with figures or a place in the tree, parents before their sub-units."""
        return self.answer(serving.units)

    def channels(self) -> list[str]:
        """Every channel with figures, the one with most posts first."""
        return self.answer(serving.channels)
