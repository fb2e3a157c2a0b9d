"""The only door to DuckDB and to the lake.

The lake is DuckLake: a SQLite catalogue and encrypted Parquet files in one folder. A commit is a
version. Facts stand in `lake.main`, rollups in `lake.rollup`; a serving process keeps the rollups
in memory as `serving.NAME`, and KPIs read views over them named NAME, in which every unit
includes its sub-units.
"""

import fcntl
import importlib.util
import json
import os
import random
import re
import threading
import time
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager, suppress
from dataclasses import dataclass, field
from datetime import UTC, date, datetime
from functools import cached_property
from hashlib import sha256
from pathlib import Path
from typing import Any, TypeVar

import duckdb
import pyarrow as pa

from dashboard import queries
from dashboard.errors import LakeUnavailable
from dashboard.queries import Query

EXTENSIONS = ("sqlite_scanner", "httpfs", "ducklake")
"""In the order they must be loaded; httpfs brings the encryption, not the network."""

RETRIES = 12
"""How often a commit that met another writer is tried again, waiting longer each time."""

Answer = TypeVar("Answer")
Cursor = duckdb.DuckDBPyConnection
Value = str | int | float | bool | date | datetime | None


@dataclass(frozen=True)
class Table:
    """A fact or reference table, as its file in queries/tables describes it.

    Attributes:
        name: The table's name.
        key: The columns that name a row; a second upload of the same key replaces it.
        dated_by: The column that says which month a row belongs to, or nothing.
        columns: Each column with its DuckDB type, in order.
        required: The columns that cannot be null.
    """

    name: str
    key: tuple[str, ...]
    dated_by: str
    columns: Mapping[str, str]
    required: frozenset[str]
    sql: str

    @property
    def names(self) -> tuple[str, ...]:
        """The columns that hold names: blank in an export, they become Unassigned."""
        text = (name for name, kind in self.columns.items() if kind == "VARCHAR")
        return tuple(name for name in text if name in self.required)


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


@dataclass(frozen=True)
class Part:
    """Rows for one table.

    Attributes:
        table: The table's name.
        rows: Columns of that table, and `_row`, the line of the file; several rows may share one.
    """

    table: str
    rows: pa.Table


@dataclass(frozen=True)
class Effect:
    """What taking in a part does, counted in lines of its file.

    Attributes:
        new: Lines with a key that the table did not have.
        changed: Lines with a key that it had with other figures.
    """

    new: int
    changed: int


def scratch() -> Cursor:
    """A bare DuckDB in memory, locked down, with the reading macros: for parsing one file."""
    connection = _bare()
    for macro in _macros():
        connection.execute(macro.sql)
    # Each `in (…)` of a macro would else become a join: dozens of them for a dozen columns.
    connection.execute("set disabled_optimizers = 'in_clause'")
    connection.execute("set enable_external_access = false; set lock_configuration = true")
    return connection


def _bare() -> Cursor:
    settings: dict[str, str | bool | int | float | list[str]] = {
        "autoinstall_known_extensions": False,
        "autoload_known_extensions": False,
    }
    connection = duckdb.connect(":memory:", config=settings)
    connection.execute("set timezone = 'UTC'")
    return connection


def _macros() -> list[Query]:
    """The macros, each after those it uses."""
    left = {query.name: query for query in queries.load("macros")}
    ordered: list[Query] = []
    while left:
        ready = [name for name in left if not _uses(left[name], left)]
        if not ready:
            message = f"macros that use each other in a circle: {', '.join(left)}"
            raise ValueError(message)
        ordered += [left.pop(name) for name in ready]
    return ordered


def _uses(macro: Query, others: Iterable[str]) -> bool:
    """Whether a macro's body calls one of the others."""
    body = macro.sql.partition(" as")[2]
    return any(f"{name}(" in body for name in others if name != macro.name)


def _extension(name: str) -> Path:
    """Where a package of the index put a DuckDB extension."""
    found = importlib.util.find_spec(f"duckdb_extension_{name}")
    if found is None or not found.submodule_search_locations:
        raise LakeUnavailable("no_extension", name=name)
    return next(Path(found.submodule_search_locations[0]).rglob("*.duckdb_extension"))


def tables() -> dict[str, Table]:
    """Every fact and reference table, by name."""
    connection = _bare()
    found: dict[str, Table] = {}
    for query in queries.load("tables"):
        connection.execute(query.sql)
        described = connection.execute(
            "select column_name, data_type, is_nullable from information_schema.columns"
            " where table_name = $table order by ordinal_position",
            {"table": query.name},
        ).fetchall()
        found[query.name] = Table(
            name=query.name,
            key=query.listed("key"),
            dated_by=query.get("dated by"),
            columns={name: kind for name, kind, _ in described},
            required=frozenset(name for name, _, nullable in described if nullable == "NO"),
            sql=query.sql,
        )
    return found


TABLES = tables()


def _quoted(names: Iterable[str]) -> str:
    return ", ".join(f'"{name}"' for name in names)


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
            self._connection = _bare()
            for name in EXTENSIONS:
                self._connection.execute(f"load '{_extension(name)}'")
            with self._writing():
                self._retrying(self._attach)
        except (OSError, duckdb.Error) as error:
            raise LakeUnavailable("no_lake", folder=str(self.folder), error=str(error)) from error
        for macro in _macros():
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
            cursor.execute("use memory")
            self._resolve(cursor)
            rollups = queries.load("rollups")
            stale = [query for query in rollups if known.get(query.name) != digest(query)]
            for query in stale:
                cursor.execute(f"drop table if exists lake.rollup.{query.name}")
                cursor.execute(
                    f"create table lake.rollup.{query.name} as {query.sql}",
                    {"since": date.min, "until": date.max},
                )
                cursor.execute("delete from lake.rollup.definition where rollup = $1", [query.name])
                cursor.execute(
                    "insert into lake.rollup.definition values ($1, $2)",
                    [query.name, digest(query)],
                )
            cursor.execute("commit" if missing or stale else "rollback")
        except BaseException:
            cursor.execute("rollback")
            raise

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
            self._resolve(cursor, facts, reference="serving")
            cursor.execute("create temp view unit_path as from serving.unit_path")
            return cursor.execute(sql, dict(parameters or {})).to_arrow_table()

    def version(self) -> int:
        """The number of the lake's last commit, whoever made it."""
        with self._cursor() as cursor:
            (number,) = _one(cursor.execute("from lake.current_snapshot()"))
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

    def effect(self, parts: Sequence[Part]) -> list[Effect]:
        """What taking in these parts would do, each for itself, without doing it."""
        with self._cursor() as cursor:
            return [self._compare(cursor, [part], [0])[0] for part in parts]

    def commit(
        self, parts: Sequence[Part], author: str, message: str, details: Mapping[str, Any]
    ) -> tuple[list[Effect], int]:
        """Take rows in, in one commit with the rollups of the months they touch.

        Nothing is committed where the rows add nothing. The data files are on the disk before the
        commit is: DuckDB itself does not wait for that.

        Returns:
            What it did, part by part, and the lake's version afterwards.
        """
        return self._retrying(lambda: self._commit(parts, author, message, details))

    def _commit(
        self, parts: Sequence[Part], author: str, message: str, details: Mapping[str, Any]
    ) -> tuple[list[Effect], int]:
        together: dict[tuple[str, tuple[str, ...]], list[int]] = {}
        for number, part in enumerate(parts):
            together.setdefault((part.table, tuple(part.rows.column_names)), []).append(number)
        effects = [Effect(0, 0) for _ in parts]
        touched: dict[str, set[date]] = {}
        with self._lock, self._writing(), self._cursor() as cursor:
            cursor.execute("begin")
            try:
                started = time.time()
                for (name, _), numbers in together.items():
                    done = self._compare(cursor, [parts[number] for number in numbers], numbers)
                    for number, effect in zip(numbers, done, strict=True):
                        effects[number] = effect
                    if any(effect.new or effect.changed for effect in done):
                        columns = parts[numbers[0]].rows.column_names
                        months = self._merge(cursor, TABLES[name], columns)
                        touched.setdefault(name, set()).update(months)
                if not touched:
                    cursor.execute("rollback")
                    return effects, self.version()
                if self._know_accounts(cursor, touched):
                    touched["account"] = set()
                self._rebuild(cursor, touched)
                counted = [vars(effect) for effect in effects]
                written = json.dumps({**details, "effects": counted}, ensure_ascii=False)
                cursor.execute(
                    "call lake.set_commit_message($1, $2, extra_info => $3)",
                    [author, message, written],
                )
                self._sync(started)
                cursor.execute("commit")
            except BaseException:
                with suppress(duckdb.Error):
                    cursor.execute("rollback")
                raise
        return effects, self.version()

    def _compare(
        self, cursor: Cursor, parts: Sequence[Part], numbers: Sequence[int]
    ) -> list[Effect]:
        """Put parts of one table into `merged`, one row per key, each marked new, changed or same.

        Where several rows have one key, each figure is the last that is there, and the key counts
        for the first of the rows: the others add nothing.
        """
        table = TABLES[parts[0].table]
        given = [name for name in parts[0].rows.column_names if name in table.columns]
        figures = [name for name in given if name not in table.key]
        stacked = pa.concat_tables(
            part.rows.append_column("_part", pa.array([number] * part.rows.num_rows, pa.int32()))
            for number, part in zip(numbers, parts, strict=True)
        )
        cursor.register("incoming", stacked)
        casts = [f'cast("{name}" as {table.columns[name]}) as "{name}"' for name in given]
        cursor.execute(
            "create or replace temp table typed as"
            f" select {', '.join(casts)}, _part, _row from incoming"
        )
        cursor.unregister("incoming")
        last = [
            f'last("{name}" order by _part, _row) filter ("{name}" is not null) as "{name}"'
            for name in figures
        ]
        same_key = " and ".join(f't."{name}" = i."{name}"' for name in table.key)
        differs = " or ".join(f't."{name}" is distinct from i."{name}"' for name in figures)
        cursor.execute(
            "create or replace temp table merged as"
            f" with i as (select {', '.join([_quoted(table.key), *last])},"
            " min({'part': _part, 'row': _row}) as _at"
            f" from typed group by {_quoted(table.key)})"
            f" select i.*, case when t.\"{table.key[0]}\" is null then 'new'"
            f" when {differs or 'false'} then 'changed' else 'same' end as _state"
            f" from i left join lake.main.{table.name} t on {same_key}"
        )
        counted = cursor.execute(
            "select part, count(*) filter (new), count(*) filter (changed and not new) from ("
            " select _at.part as part, _at, bool_or(_state = 'new') as new,"
            " bool_or(_state = 'changed') as changed from merged group by all) group by part"
        ).fetchall()
        found = {part: Effect(new, changed) for part, new, changed in counted}
        return [found.get(number, Effect(0, 0)) for number in numbers]

    def _merge(self, cursor: Cursor, table: Table, columns: Sequence[str]) -> list[date]:
        """Write what `merged` holds into the lake; the months that rows left or came to."""
        given = [name for name in table.columns if name in columns]
        figures = [name for name in given if name not in table.key]
        same_key = " and ".join(f't."{name}" = i."{name}"' for name in table.key)
        months: list[date] = []
        if table.dated_by:
            rows = cursor.execute(
                f"select distinct date_trunc('month', {table.dated_by})::date from ("
                f" select {table.dated_by} from merged where _state <> 'same'"
                f" union all select t.{table.dated_by} from lake.main.{table.name} t"
                f" join merged i on {same_key} where i._state = 'changed')"
            ).fetchall()
            months = [month for (month,) in rows if month]
        blanks = [name for name in table.names if name not in given]
        values = [f'i."{name}"' for name in given] + ["'Unassigned'"] * len(blanks)
        update = ", ".join(f'"{name}" = i."{name}"' for name in figures)
        cursor.execute(
            f"merge into lake.main.{table.name} t"
            f" using (from merged where _state <> 'same') i on {same_key}"
            + (f" when matched then update set {update}" if figures else "")
            + f" when not matched then insert ({_quoted([*given, *blanks])})"
            + f" values ({', '.join(values)})"
        )
        return months

    def _know_accounts(self, cursor: Cursor, touched: Iterable[str]) -> bool:
        """Note accounts that no row of the account table names yet; whether one has a unit."""
        owned = False
        for name in list(touched):
            if "account_name" not in TABLES[name].columns:
                continue
            cursor.execute(
                "create or replace temp table unknown as"
                " select f.channel, f.account, any_value(f.account_name) as name,"
                " coalesce(any_value(a.unit), 'Unassigned') as unit"
                f" from lake.main.{name} f"
                " left join lake.main.account a"
                " on a.channel = f.channel and a.account = f.account_name"
                " where f.account <> 'Unassigned' and not exists (select 1 from lake.main.account k"
                " where k.channel = f.channel and k.account = f.account)"
                " group by f.channel, f.account"
            )
            cursor.execute("insert into lake.main.account from unknown")
            rows = cursor.execute("from unknown where unit <> 'Unassigned' limit 1").fetchall()
            owned = owned or bool(rows)
        return owned

    def _rebuild(self, cursor: Cursor, touched: Mapping[str, set[date]]) -> None:
        """Write the rollups again for the months that changed; all months where the tree did."""
        self._resolve(cursor)
        moved = any(not TABLES[name].dated_by for name in touched)
        for query in queries.load("rollups"):
            sources = query.listed("of")
            if not moved and not set(sources) & set(touched):
                continue
            months = sorted({month for name in sources for month in touched.get(name, ())})
            spans = [(date.min, date.max)]
            if not moved and query.get("rebuild") == "months":
                spans = _spans(months)
            day = query.need("day")
            for since, until in spans:
                span: dict[str, Value] = {"since": since, "until": until}
                cursor.execute(
                    f"delete from lake.rollup.{query.name}"
                    f" where {day} >= $since and {day} < $until or {day} is null",
                    span,
                )
                cursor.execute(f"insert into lake.rollup.{query.name} {query.sql}", span)

    def _resolve(
        self, cursor: Cursor, names: Iterable[str] = TABLES, reference: str = "lake.main"
    ) -> None:
        """Show this cursor some facts with each row's unit found, under the facts' own names.

        A row's unit is the one that owns its account; else the unit whose code or name, in either
        language, the file gave; else what the file gave.

        Args:
            cursor: The cursor.
            names: The facts.
            reference: Where units and accounts stand: the lake, or its copy in memory.
        """
        cursor.execute(
            "create or replace temp view unit_name as"
            " select lower(alias) as alias, min(unit) as unit from ("
            f" select unit, unit as alias from {reference}.unit union all"
            f" select unit, name from {reference}.unit union all"
            f" select unit, name_ar from {reference}.unit) group by all"
        )
        for name in names:
            table = TABLES[name]
            if "unit" not in table.columns or not table.dated_by:
                continue
            owner, owned = "", "n.unit, t.unit"
            if "account" in table.columns:
                owner = (
                    f" left join {reference}.account a on a.channel = t.channel"
                    " and a.account = t.account and a.unit <> 'Unassigned'"
                    " left join unit_name o on o.alias = lower(a.unit)"
                )
                owned = "o.unit, a.unit, n.unit, t.unit"
            cursor.execute(
                f"create or replace temp view {name} as"
                f" select t.* replace (coalesce({owned}) as unit) from lake.main.{name} t{owner}"
                " left join unit_name n on n.alias = lower(t.unit)"
            )

    def _sync(self, since: float) -> None:
        """Wait until every data file written since a moment is on the disk, and its folder too."""
        for folder, _, names in os.walk(self.folder / "data"):
            fresh = [
                path
                for path in (Path(folder) / name for name in names)
                if path.stat().st_mtime >= since - 1
            ]
            for path in [*fresh, *([Path(folder)] if fresh else [])]:
                handle = os.open(path, os.O_RDONLY)
                try:
                    os.fsync(handle)
                finally:
                    os.close(handle)

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
                cursor.execute("begin")
                for query in queries.load("rollups"):
                    name = query.name
                    cursor.execute(
                        f"create or replace table serving.{name} as from lake.rollup.{name}"
                    )
                for name in ("unit", "account", "target", "event"):
                    cursor.execute(
                        f"create or replace table serving.{name} as from lake.main.{name}"
                    )
                self._serve_tree(cursor)
                cursor.execute("commit")
            self._serving = current
        return current

    def _serve_tree(self, cursor: Cursor) -> None:
        """Make `unit_path`, each unit under itself, its parents and null for all, and the views."""
        seen = " union all ".join(
            f"select unit from serving.{query.name}" for query in queries.load("rollups")
        )
        cursor.execute(
            "create or replace table serving.unit_path as"
            " with recursive every as ("
            " select unit, parent from serving.unit union all"
            f" select distinct unit, null as parent from ({seen}) s"
            " where unit not in (select unit from serving.unit)),"
            " up as (select unit, unit as ancestor, parent, 0 as depth from every union all"
            " select up.unit, every.unit, every.parent, up.depth + 1 from up join every"
            " on up.parent = every.unit where up.depth < 20)"
            " select distinct unit, ancestor from up union all select unit, null from every"
        )
        for query in queries.load("rollups"):
            cursor.execute(
                f"create or replace view {query.name} as"
                " select p.ancestor as unit, r.unit as of_unit, r.* exclude (unit)"
                f" from serving.{query.name} r join serving.unit_path p on r.unit = p.unit"
            )

    def days(self) -> tuple[date, date]:
        """The first and the last day that a rollup in memory has figures for; today without any."""
        spans = " union all ".join(
            f"select min(day) as first, max(day) as last from serving.{query.name}"
            for query in queries.load("rollups")
        )
        with self._cursor() as cursor:
            first, last = _one(cursor.execute(f"select min(first), max(last) from ({spans})"))
        today = datetime.now(UTC).date()
        return first or today, last or today

    def units(self) -> list[Unit]:
        """Every unit with figures or a place in the tree, parents before their sub-units.

        A unit that files name and the tree does not know stands at the top, and is not listed.
        """
        with self._cursor() as cursor:
            rows = cursor.execute(
                "with recursive every as ("
                " select unit, nullif(parent, unit) as parent, name, name_ar, true as is_listed"
                " from serving.unit union all"
                " select unit, null, unit, unit, false from serving.unit_path"
                " where ancestor is null and unit not in (select unit from serving.unit)),"
                " down as (select *, 0 as depth, [coalesce(name, unit)] as path from every"
                " where parent is null or parent not in (select unit from every) union all"
                " select e.*, d.depth + 1, list_append(d.path, e.name) from every e"
                " join down d on e.parent = d.unit where d.depth < 20)"
                " select unit, parent, name, name_ar, is_listed, depth from down"
                " order by not is_listed, path"
            ).fetchall()
        return [Unit(*row) for row in rows]

    def channels(self) -> list[str]:
        """Every channel with figures, the one with most posts first."""
        with self._cursor() as cursor:
            rows = cursor.execute(
                "select channel from ("
                " select channel, sum(posts) as size from serving.post_daily group by all union all"
                " select channel, 0 from serving.account_daily group by all union all"
                " select channel, 0 from serving.message_daily group by all union all"
                " select channel, 0 from serving.mention_daily group by all union all"
                " select channel, 0 from serving.spend_daily group by all)"
                " group by channel order by sum(size) desc, channel"
            ).fetchall()
        return [channel for (channel,) in rows]

    @cached_property
    def originals(self) -> Path:
        """Where uploaded files are kept byte for byte, under their SHA-256."""
        folder = self.folder / "originals"
        folder.mkdir(exist_ok=True)
        return folder


def digest(query: Query) -> str:
    """A short fingerprint of a query's statement."""
    return sha256(query.sql.encode()).hexdigest()[:16]


def _one(cursor: Cursor) -> tuple[Any, ...]:
    row = cursor.fetchone()
    if row is None:
        message = "a query that always answers with a row gave none"
        raise AssertionError(message)
    return tuple(row)


def _spans(months: Sequence[date]) -> list[tuple[date, date]]:
    """Runs of months that follow each other, each as its first day and the day after its last."""
    spans: list[tuple[date, date]] = []
    for month in months:
        following = date(month.year + month.month // 12, month.month % 12 + 1, 1)
        if spans and spans[-1][1] == month:
            spans[-1] = (spans[-1][0], following)
        else:
            spans.append((month, following))
    return spans
